import { useTranslation } from "react-i18next";
import { PriorityMark } from "#web/kit/PriorityMark.tsx";
import "./targets.css";
import { readMinutes } from "./minutes.ts";
import type { WrittenTargets } from "./written.ts";

type Props = {
  clocks: readonly { key: string; title: string }[];
  targets: WrittenTargets;
  onChange: (targets: WrittenTargets) => void;
  errorOf: (path: string) => string | undefined;
  isOpen: boolean;
};

/** Limits as hours and minutes of working time; an empty cell promises nothing. */
export function TargetTable({ clocks, targets, onChange, errorOf, isOpen }: Props) {
  const { t } = useTranslation("registers");
  const wrong = clocks.flatMap(({ key, title }) =>
    ["1", "2", "3", "4"].flatMap((priority) => {
      const error =
        readMinutes(targets[key]?.[priority] ?? "") === null
          ? t("levels.badTime")
          : errorOf(`targets.${key}.${priority}`);
      return error ? [`${title} · ${t(`matrix.${priority as "1"}`)}：${error}`] : [];
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
              <th scope="row">{title}</th>
              {["1", "2", "3", "4"].map((priority) => (
                <td key={priority}>
                  <input
                    className="mono"
                    inputMode="numeric"
                    disabled={!isOpen}
                    placeholder="–"
                    aria-label={`${title} ${t(`matrix.${priority as "1"}`)}`}
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
