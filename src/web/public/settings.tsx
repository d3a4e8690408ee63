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
  setLanguage: (language: Language) => void;
  setTheme: (theme: Theme) => void;
};

const SettingsContext = createContext<Settings | null>(null);
export const useSettings = () => useContext(SettingsContext)!;
export const useWords = () => useSettings().words;

/** Language and appearance of this device, applied to the page and kept. Chinese unless the browser asks for English. */
export function SettingsProvider({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useKept<Language>("language", ["zh", "en"], preferredLanguage);
  const [theme, setTheme] = useKept<Theme>("theme", ["system", "light", "dark"], () => "system");
  useLayoutEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  useLayoutEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const settings = useMemo(
    () => ({ language, words: language === "zh" ? zh : en, theme, setLanguage, setTheme }),
    [language, theme],
  );
  return <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}

function preferredLanguage(): Language {
  return /^en\b/i.test(navigator.language) ? "en" : "zh";
}

function useKept<Value extends string>(name: string, allowed: readonly Value[], first: () => Value) {
  const slot = `huiyin.${name}`;
  const [value, setValue] = useState<Value>(() => {
    try {
      return allowed.find((one) => one === localStorage.getItem(slot)) ?? first();
    } catch {
      return first();
    }
  });
  const keep = (next: Value) => {
    setValue(next);
    try {
      localStorage.setItem(slot, next);
    } catch {
      // storage refused: the choice holds for this page
    }
  };
  return [value, keep] as const;
}
