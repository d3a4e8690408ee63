/** @jsxImportSource preact */
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Language } from "#kernel/words/words.ts";
import { type Dictionary, en } from "./words/en.ts";
import { zh } from "./words/zh.ts";

export type Theme = "system" | "light" | "dark";
export type Settings = {
  language: Language;
  words: Dictionary;
  theme: Theme;
  /** Zone of the times shown; undefined: this device's. */
  zone: string | undefined;
  setLanguage: (language: Language) => void;
  setTheme: (theme: Theme) => void;
  /** What was chosen here and stands in no profile yet; null: nothing. */
  choice: Choice | null;
  /** Takes what a person's profile says, wherever it was chosen; what is chosen here and not saved yet stands above it. */
  adopt: (profile: Required<Choice> & { zone: string }) => void;
  /** The profile has it now. */
  settle: (saved: Choice) => void;
};
export type Choice = { language?: Language; theme?: Theme };

const SettingsContext = createContext<Settings | null>(null);
export const useSettings = () => useContext(SettingsContext)!;
export const useWords = () => useSettings().words;

/** Language, appearance and zone, applied to the page. Chinese unless the browser asks for English. */
export function SettingsProvider({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useState<Language>(() => kept("language", ["zh", "en"]) ?? preferredLanguage());
  const [theme, setTheme] = useState<Theme>(() => kept("theme", ["system", "light", "dark"]) ?? "system");
  const [zone, setZone] = useState<string>();
  const [choice, setChoice] = useState<Choice | null>(null);
  const unsaved = useRef(choice);
  unsaved.current = choice;
  const adopt = useCallback<Settings["adopt"]>((profile) => {
    const wanted = { ...profile, ...unsaved.current };
    setLanguage(wanted.language);
    setTheme(wanted.theme);
    setZone(profile.zone);
    // Who comes back to this device finds the sign-in page as they like it.
    keep("language", wanted.language);
    keep("theme", wanted.theme);
  }, []);
  const settle = useCallback<Settings["settle"]>((saved) => setChoice((now) => (now === saved ? null : now)), []);
  useLayoutEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  useLayoutEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const settings = useMemo<Settings>(
    () => ({
      language,
      words: language === "zh" ? zh : en,
      theme,
      zone,
      setLanguage: (chosen) => {
        setLanguage(chosen);
        keep("language", chosen);
        setChoice((before) => ({ ...before, language: chosen }));
      },
      setTheme: (chosen) => {
        setTheme(chosen);
        keep("theme", chosen);
        setChoice((before) => ({ ...before, theme: chosen }));
      },
      choice,
      adopt,
      settle,
    }),
    [language, theme, zone, choice, adopt, settle],
  );
  return <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}

const preferredLanguage = (): Language => (/^en\b/i.test(navigator.language) ? "en" : "zh");

function kept<Value extends string>(name: string, allowed: readonly Value[]): Value | undefined {
  try {
    const text = localStorage.getItem(`huiyin.${name}`);
    return allowed.find((value) => value === text);
  } catch {
    return undefined;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`huiyin.${name}`, value);
  } catch {
    // storage refused: the choice holds for this page
  }
}
