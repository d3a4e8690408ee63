import i18next, { type ResourceLanguage } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Language, Words } from "#kernel/words/words.ts";
import enAdmin from "./en/admin.json" with { type: "json" };
import enBoard from "./en/board.json" with { type: "json" };
import enCalendars from "./en/calendars.json" with { type: "json" };
import enCases from "./en/cases.json" with { type: "json" };
import enCatalogue from "./en/catalogue.json" with { type: "json" };
import enChangeLog from "./en/change-log.json" with { type: "json" };
import enContacts from "./en/contacts.json" with { type: "json" };
import enContracts from "./en/contracts.json" with { type: "json" };
import enDesk from "./en/desk.json" with { type: "json" };
import enDuty from "./en/duty.json" with { type: "json" };
import enKit from "./en/kit.json" with { type: "json" };
import enMyWork from "./en/my-work.json" with { type: "json" };
import enPeople from "./en/people.json" with { type: "json" };
import enProblems from "./en/problems.json" with { type: "json" };
import enProcedures from "./en/procedures.json" with { type: "json" };
import enProfile from "./en/profile.json" with { type: "json" };
import enProjects from "./en/projects.json" with { type: "json" };
import enRegisters from "./en/registers.json" with { type: "json" };
import enRelate from "./en/relate.json" with { type: "json" };
import enScripts from "./en/scripts.json" with { type: "json" };
import enStaff from "./en/staff.json" with { type: "json" };
import enTools from "./en/tools.json" with { type: "json" };
import zhAdmin from "./zh/admin.json" with { type: "json" };
import zhBoard from "./zh/board.json" with { type: "json" };
import zhCalendars from "./zh/calendars.json" with { type: "json" };
import zhCases from "./zh/cases.json" with { type: "json" };
import zhCatalogue from "./zh/catalogue.json" with { type: "json" };
import zhChangeLog from "./zh/change-log.json" with { type: "json" };
import zhContacts from "./zh/contacts.json" with { type: "json" };
import zhContracts from "./zh/contracts.json" with { type: "json" };
import zhDesk from "./zh/desk.json" with { type: "json" };
import zhDuty from "./zh/duty.json" with { type: "json" };
import zhKit from "./zh/kit.json" with { type: "json" };
import zhMyWork from "./zh/my-work.json" with { type: "json" };
import zhPeople from "./zh/people.json" with { type: "json" };
import zhProblems from "./zh/problems.json" with { type: "json" };
import zhProcedures from "./zh/procedures.json" with { type: "json" };
import zhProfile from "./zh/profile.json" with { type: "json" };
import zhProjects from "./zh/projects.json" with { type: "json" };
import zhRegisters from "./zh/registers.json" with { type: "json" };
import zhRelate from "./zh/relate.json" with { type: "json" };
import zhScripts from "./zh/scripts.json" with { type: "json" };
import zhStaff from "./zh/staff.json" with { type: "json" };
import zhTools from "./zh/tools.json" with { type: "json" };
import type { words as zhWords } from "./zh.ts";

/**
 * The words of the staff client: one file per area and language, fetched when a language is first spoken. Chinese is the first language
 * and types the keys; words.test.ts keeps both languages complete and free of words nobody says.
 */
export const resources = {
  zh: {
    registers: zhRegisters,
    relate: zhRelate,
    profile: zhProfile,
    problems: zhProblems,
    procedures: zhProcedures,
    people: zhPeople,
    contacts: zhContacts,
    contracts: zhContracts,
    desk: zhDesk,
    duty: zhDuty,
    projects: zhProjects,
    catalogue: zhCatalogue,
    calendars: zhCalendars,
    board: zhBoard,
    admin: zhAdmin,
    changeLog: zhChangeLog,
    kit: zhKit,
    scripts: zhScripts,
    staff: zhStaff,
    cases: zhCases,
    myWork: zhMyWork,
    tools: zhTools,
  },
  en: {
    registers: enRegisters,
    relate: enRelate,
    profile: enProfile,
    problems: enProblems,
    procedures: enProcedures,
    people: enPeople,
    contacts: enContacts,
    contracts: enContracts,
    desk: enDesk,
    duty: enDuty,
    projects: enProjects,
    catalogue: enCatalogue,
    calendars: enCalendars,
    board: enBoard,
    admin: enAdmin,
    changeLog: enChangeLog,
    kit: enKit,
    scripts: enScripts,
    staff: enStaff,
    cases: enCases,
    myWork: enMyWork,
    tools: enTools,
  },
} as const;
const areas = {
  zh: async (): Promise<ResourceLanguage> => (await import("./zh.ts")).words,
  en: async (): Promise<ResourceLanguage> => (await import("./en.ts")).words,
};

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "kit";
    resources: typeof zhWords;
    returnNull: false;
  }
}

const kept = "huiyin.language";
const tags: Record<Language, string> = { zh: "zh-CN", en: "en" };

/** Starts the words in the language this reader chose last, else in the browser's, else in Chinese. */
export async function startWords(): Promise<void> {
  const language = storedLanguage() ?? (/^en\b/.test(navigator.language) ? "en" : "zh");
  await i18next.use(initReactI18next).init({
    resources: { [language]: await areas[language]() },
    lng: language,
    fallbackLng: false,
    defaultNS: "kit",
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = tags[language];
}

/** Changes the language of the whole page at once, as soon as its words are there, and remembers it in this browser. */
export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(kept, language);
  for (const [area, words] of Object.entries(await areas[language]())) i18next.addResourceBundle(language, area, words);
  await i18next.changeLanguage(language);
  document.documentElement.lang = tags[language];
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh";
}

function storedLanguage(): Language | undefined {
  const value = localStorage.getItem(kept);
  return value === "zh" || value === "en" ? value : undefined;
}

/** The reader's language; the component follows a switch. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "zh";
}

/** Picks the reader's language from a text that came from a definition or the server. */
export function useSay(): (words: Words | null | undefined) => string {
  const language = useLanguage();
  return (words) => words?.[language] ?? "";
}
