import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Words } from "#kernel/words/words.ts";
import { spokenDuration } from "../../kit/duration.ts";
import { PriorityMark } from "../../kit/PriorityMark.tsx";
import { useLanguage, useSay } from "../../words/language.ts";
import { Card } from "./Card.tsx";

type Props = {
  levelName: Words | null;
  calendarTitle: Words | null;
  promises: readonly { clock: string; title: Words }[];
  agreed: readonly { priority: number; minutes: readonly { clock: string; minutes: number | null }[] }[];
  /** The priority this case would have. */
  priority: number | null;
};

/** What was agreed with this customer: limits for each priority, the present one marked. */
export function Agreement({ levelName, calendarTitle, promises, agreed, priority }: Props) {
  const { t } = useTranslation("desk");
  const say = useSay();
  const language = useLanguage();
  return (
    <Card icon={ShieldCheck} title={t("agreement.title")}>
      <div className="pad small">
        <p className="strong">{say(levelName) || t("agreement.none")}</p>
        <p className="text2">{say(calendarTitle)}</p>
        <table className="agreed">
          <thead>
            <tr>
              <th>{t("priority.title")}</th>
              {promises.map(({ clock, title }) => (
                <th key={clock} className="figure">
                  {say(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agreed.map((line) => (
              <tr key={line.priority} aria-current={line.priority === priority || undefined}>
                <td>
                  <PriorityMark priority={line.priority} />
                </td>
                {line.minutes.map(({ clock, minutes }) => (
                  <td key={clock} className="figure">
                    {minutes === null ? t("agreement.noTarget") : spokenDuration(minutes * 60_000, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
