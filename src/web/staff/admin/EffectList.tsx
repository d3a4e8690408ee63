import { useTranslation } from "react-i18next";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import "./effect.css";

const shown = 8;

/** What a change does to clocks that run now, before it is saved. */
export function EffectList({ effect }: { effect: EffectView }) {
  const { t } = useTranslation("calendars");
  const { t: ta } = useTranslation("admin");
  const reader = useReader();
  const at = (iso: string | null) => (iso === null ? t("effect.paused") : when(iso, reader, { time: "always" }));
  return (
    <div className="effect" role="status">
      <p>
        {effect.moved === 0
          ? t("effect.none", { count: effect.clocks })
          : t("effect.some", { moved: effect.moved, earlier: effect.earlier, later: effect.later })}
        {effect.overdueAtOnce > 0 && (
          <b className="late-word"> {t("effect.overdue", { count: effect.overdueAtOnce })}</b>
        )}
      </p>
      {effect.touchesPast && <p className="text2">{t("effect.past")}</p>}
      {effect.items.length > 0 && (
        <table className="lines-table small">
          <thead>
            <tr>
              <th scope="col">{t("effect.number")}</th>
              <th scope="col">{t("effect.clock")}</th>
              <th scope="col">{t("effect.was")}</th>
              <th scope="col">{t("effect.willBe")}</th>
            </tr>
          </thead>
          <tbody>
            {effect.items.slice(0, shown).map((item) => (
              <tr key={`${item.number} ${item.clock} ${item.run}`}>
                <td className="mono">{item.number}</td>
                <td>{ta(`changes.of.${item.clock}`, { defaultValue: item.clock })}</td>
                <td>{at(item.was)}</td>
                <td>
                  {item.isProvisional && "≈ "}
                  {at(item.willBe)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
