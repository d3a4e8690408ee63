import { Info } from "lucide-react";
import { Trans, useTranslation } from "react-i18next";
import type { Words } from "#kernel/words/words.ts";
import { Icon } from "../../kit/Icon.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";

type Props = {
  promises: readonly { clock: string; title: Words; dueAt: string | null; isProvisional: boolean }[];
  levelName: Words | null;
  calendarTitle: Words | null;
  /** Neither matrix nor a choice has said a priority yet: counted as medium. */
  isAssumed: boolean;
};

/** What saving will promise the customer, before it is saved: soonest first, and by what it was counted. */
export function PromiseLine({ promises, levelName, calendarTitle, isAssumed }: Props) {
  const { t } = useTranslation("desk");
  const say = useSay();
  const reader = useReader();
  const made = promises
    .filter(({ dueAt }) => dueAt !== null)
    .toSorted((one, other) => Date.parse(one.dueAt ?? "") - Date.parse(other.dueAt ?? ""));
  const by = [say(levelName), say(calendarTitle), isAssumed && t("promise.assumed")].filter(Boolean).join(" · ");
  return (
    <div className="promise" role="status">
      <Icon of={Info} size={14} />
      <span>
        {made.length === 0 ? (
          t("promise.none")
        ) : (
          <>
            {t("promise.lead")}
            {made.map(({ clock, title, dueAt, isProvisional }, at) => (
              <span key={clock}>
                {at > 0 && t("promise.and")}
                <Trans
                  t={t}
                  i18nKey="promise.one"
                  components={{ b: <b /> }}
                  values={{
                    time: `${isProvisional ? "≈ " : ""}${when(dueAt ?? "", reader, { time: "always", inside: true })}`,
                    what: say(title),
                  }}
                />
              </span>
            ))}
          </>
        )}
        {by && <span className="small text3"> {t("promise.counted", { by })}</span>}
      </span>
    </div>
  );
}
