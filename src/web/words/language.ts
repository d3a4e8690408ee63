import i18next, { type ResourceLanguage } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Language, Words } from "#kernel/words/words.ts";
import type { words as zhWords } from "./zh.ts";

/**
 * The words of the staff client: one file per area and language, fetched when a language is first spoken. Chinese is the first language
 * and types the keys; words.test.ts keeps both languages complete and free of words nobody says.
 */
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
