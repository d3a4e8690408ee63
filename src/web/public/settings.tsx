/** @jsxImportSource preact */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useLayoutEffect, useMemo, useState } from "preact/hooks";
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
  /** Takes what a person's profile says; a choice made on this device stands above it. */
  adopt: (profile: { language: Language; theme: Theme; zone: string }) => void;
};

const SettingsContext = createContext<Settings | null>(null);
export const useSettings = () => useContext(SettingsContext)!;
export const useWords = () => useSettings().words;

/** Language, appearance and zone, applied to the page. Chinese unless the browser asks for English. */
export function SettingsProvider({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useState<Language>(() => kept("language", ["zh", "en"]) ?? preferredLanguage());
  const [theme, setTheme] = useState<Theme>(() => kept("theme", ["system", "light", "dark"]) ?? "system");
  const [zone, setZone] = useState<string>();
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
      },
      setTheme: (chosen) => {
        setTheme(chosen);
        keep("theme", chosen);
      },
      adopt: (profile) => {
        if (kept("language", ["zh", "en"]) === undefined) setLanguage(profile.language);
        if (kept("theme", ["system", "light", "dark"]) === undefined) setTheme(profile.theme);
        setZone(profile.zone);
      },
    }),
    [language, theme, zone],
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
