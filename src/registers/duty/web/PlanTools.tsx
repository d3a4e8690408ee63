import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { DateField } from "#web/fields/DateField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { useSay } from "#web/words/language.ts";
import type { CopyWeeks, RosterView, Rotate as RotateBody } from "../contract.ts";
import { addDays, mondayOf } from "./days.ts";

type Tool = { from: string; busy: boolean };

/** The week shown, planned again for the weeks after it. */
export function CopyWeek({ from, busy, onCopy }: Tool & { onCopy: (body: CopyWeeks) => void }) {
  const { t } = useTranslation("duty");
  const [weeks, setWeeks] = useState<number | null>(1);
  const next = addDays(mondayOf(from), 7);
  return (
    <div className="plan-tool">
      <Field title={t("weeks")}>
        <NumberField value={weeks} onChange={setWeeks} min={1} max={12} />
      </Field>
      <Act busy={busy} disabled={weeks === null} onAct={() => onCopy({ from, to: next, weeks: weeks ?? 1 })}>
        {t("copyOn")}
      </Act>
    </div>
  );
}

/** A pattern of shifts, day by day, that everybody chosen goes through. */
export function Rotate({
  roster,
  from,
  busy,
  onFill,
}: Tool & { roster: RosterView; onFill: (body: RotateBody) => void }) {
  const { t } = useTranslation("duty");
  const say = useSay();
  const shifts = roster.shifts.filter(({ isArchived }) => !isArchived);
  const [pattern, setPattern] = useState<(string | null)[]>([]);
  const [people, setPeople] = useState<string[]>(roster.people.filter(({ isMember }) => isMember).map(({ id }) => id));
  const [apart, setApart] = useState<number | null>(1);
  const [days, setDays] = useState<number | null>(28);
  const [start, setStart] = useState<string | null>(from);
  const nameOf = (id: string | null) =>
    id === null ? t("rotation.off") : say(shifts.find((one) => one.id === id)?.name);
  return (
    <div className="plan-tool">
      <Field title={t("rotation.pattern")} wide>
        <div className="row pattern">
          <span>{pattern.length === 0 ? t("rotation.none") : pattern.map(nameOf).join(" → ")}</span>
          {[...shifts.map(({ id }) => id), null].map((id) => (
            <Act key={id ?? "off"} small onAct={() => setPattern([...pattern, id])}>
              {t("rotation.add", { name: nameOf(id) })}
            </Act>
          ))}
          {pattern.length > 0 && (
            <Act small quiet onAct={() => setPattern([])}>
              {t("rotation.empty")}
            </Act>
          )}
        </div>
      </Field>
      <Field title={t("rotation.people")} wide>
        <ChoicesField
          value={people}
          onChange={setPeople}
          choices={roster.people.filter(({ isMember }) => isMember).map(({ id, name }) => ({ value: id, title: name }))}
        />
      </Field>
      <Field title={t("rotation.apart")}>
        <NumberField value={apart} onChange={setApart} min={0} max={28} />
      </Field>
      <Field title={t("rotation.from")}>
        <DateField value={start} onChange={setStart} />
      </Field>
      <Field title={t("rotation.days")}>
        <NumberField value={days} onChange={setDays} min={1} max={92} />
      </Field>
      <Act
        busy={busy}
        disabled={pattern.length === 0 || people.length === 0 || start === null || days === null}
        onAct={() => onFill({ pattern, people, apart: apart ?? 0, from: start ?? from, days: days ?? 1 })}
      >
        {t("fill")}
      </Act>
    </div>
  );
}
