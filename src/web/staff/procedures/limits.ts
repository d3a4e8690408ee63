import { useTranslation } from "react-i18next";
import type { ClockDefinition } from "#kernel/process/definition.ts";
import { spokenDuration } from "../../kit/duration.ts";
import { useLanguage } from "../../words/language.ts";

/** How long a clock allows, in words. */
export function useLimit(): (clock: ClockDefinition) => string {
  const { t } = useTranslation("procedures");
  const language = useLanguage();
  return ({ target }) => {
    if ("level" in target) return t("limit.level");
    if ("minutesIn" in target) return t("limit.carried", { time: spokenDuration(target.else * 60_000, language) });
    if ("minutes" in target) return t("limit.minutes", { time: spokenDuration(target.minutes * 60_000, language) });
    if ("until" in target) return t(target.orLevel ? "limit.untilOrLevel" : "limit.until");
    return t(`limit.day.${target.at}`, { count: target.workingDays });
  };
}
