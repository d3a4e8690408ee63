import { Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/Icon.tsx";
import { switchLanguage, useLanguage } from "../words/language.ts";

/** The other language, by its own name. `onSwitch` also keeps the choice; without it only this browser remembers. */
export function LanguageSwitch({ onSwitch = switchLanguage }: { onSwitch?: (language: "zh" | "en") => void }) {
  const { t } = useTranslation();
  const other = useLanguage() === "zh" ? "en" : "zh";
  return (
    <button
      type="button"
      className="quiet language"
      lang={other === "en" ? "en" : "zh-CN"}
      title={t("shell.language")}
      onClick={() => onSwitch(other)}
    >
      <Icon of={Languages} />
      <span className="word">{other === "en" ? "English" : "中文"}</span>
    </button>
  );
}
