import { useTranslation } from "react-i18next";
import { PriorityMark } from "#web/kit/PriorityMark.tsx";
import { useSay } from "#web/words/language.ts";
import type { serviceLevelOperations } from "../contract.ts";
import "./levels.css";
import type { AnswerOf } from "#web/staff/client/operations.ts";
import { readMinutes } from "./minutes.ts";

export type ClockTitle = AnswerOf<typeof serviceLevelOperations.list>["clocks"][number];
/** Clock and priority, as typed: `2:30`. */
export type WrittenTargets = Record<string, Record<string, string>>;
type Props = {
  clocks: readonly ClockTitle[];
  targets: WrittenTargets;
  onChange: (targets: WrittenTargets) => void;
  errorOf: (path: string) => string | undefined;
  isOpen: boolean;
};

/** Limits as hours and minutes of working time; an empty cell promises nothing. */
export function TargetTable({ clocks, targets, onChange, errorOf, isOpen }: Props) {
  const { t } = useTranslation("registers");
  const say = useSay();
  const wrong = clocks.flatMap(({ key, title }) =>
    ["1", "2", "3", "4"].flatMap((priority) => {
      const error =
        readMinutes(targets[key]?.[priority] ?? "") === null
          ? t("levels.badTime")
          : errorOf(`targets.${key}.${priority}`);
      return error ? [`${say(title)} · ${t(`matrix.${priority as "1"}`)}：${error}`] : [];
    }),
  );
  return (
    <>
      <table className="lines-table targets">
        <thead>
          <tr>
            <th scope="col">{t("levels.clock")}</th>
            {[1, 2, 3, 4].map((priority) => (
              <th key={priority} scope="col">
                <PriorityMark priority={priority} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clocks.map(({ key, title }) => (
            <tr key={key}>
              <th scope="row">{say(title)}</th>
              {["1", "2", "3", "4"].map((priority) => (
                <td key={priority}>
                  <input
                    className="mono"
                    inputMode="numeric"
                    disabled={!isOpen}
                    placeholder="–"
                    aria-label={`${say(title)} ${t(`matrix.${priority as "1"}`)}`}
                    aria-invalid={readMinutes(targets[key]?.[priority] ?? "") === null || undefined}
                    value={targets[key]?.[priority] ?? ""}
                    onChange={(event) =>
                      onChange({ ...targets, [key]: { ...targets[key], [priority]: event.target.value } })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {wrong.map((line) => (
        <p key={line} className="target-error small" role="alert">
          {line}
        </p>
      ))}
    </>
  );
}
