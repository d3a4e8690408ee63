import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { DateTimeField } from "#web/fields/DateTimeField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { EmptyLine } from "#web/kit/EmptyLine.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useMe } from "#web/staff/session/me.ts";
import { type AbsenceView, dutyOperations as operations, type RosterView } from "../contract.ts";
import { dutyChanged } from "./ask.ts";

const kinds = ["leave", "sick", "training", "other"] as const;

/** Who is away in the days shown; whoever plans, or is away themselves, records it. */
export function Absences({ roster }: { roster: RosterView }) {
  const { t } = useTranslation("duty");
  const me = useMe();
  const reader = useReader();
  const words = useProblemWords();
  const saving = useSave();
  const withdraw = ({ id, version }: AbsenceView) =>
    void saving.run(async () => {
      await call(operations.changeAbsence, { params: { id }, body: { isWithdrawn: true } }, { ifMatch: version });
      await dutyChanged();
    });
  return (
    <>
      <NewAbsence roster={roster} />
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      {roster.absences.length === 0 && <EmptyLine>{t("absence.none")}</EmptyLine>}
      <ul className="swaps">
        {roster.absences.map((absence) => (
          <li key={absence.id}>
            <div className="row">
              <b>{absence.person.name}</b>
              <span>{t(`away.${absence.kind}`)}</span>
              <span className="mono small">
                {when(absence.startsAt, reader, { time: "always" })} –{" "}
                {when(absence.endsAt, reader, { time: "always" })}
              </span>
              <span className="small text2 cut">{absence.note}</span>
              <span className="space" />
              {(roster.mayPlan || absence.person.id === me.id) && (
                <Act small quiet busy={saving.busy} onAct={() => withdraw(absence)}>
                  {t("absence.withdraw")}
                </Act>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function NewAbsence({ roster }: { roster: RosterView }) {
  const { t } = useTranslation("duty");
  const me = useMe();
  const words = useProblemWords();
  const saving = useSave();
  const members = roster.people.filter(({ isMember }) => isMember);
  const people = members.filter(({ id }) => roster.mayPlan || id === me.id);
  const [personId, setPerson] = useState<string | null>(people.some(({ id }) => id === me.id) ? me.id : null);
  const [kind, setKind] = useState<AbsenceView["kind"]>("leave");
  const [startsAt, setStart] = useState<string | null>(null);
  const [endsAt, setEnd] = useState<string | null>(null);
  const [note, setNote] = useState("");
  if (people.length === 0) return null;
  const utc = (iso: string | null) => (iso === null ? "" : new Date(iso).toISOString());
  const save = () =>
    void saving.run(async () => {
      const body = { personId: personId ?? "", kind, startsAt: utc(startsAt), endsAt: utc(endsAt), note };
      await call(operations.addAbsence, { body });
      setStart(null);
      setEnd(null);
      setNote("");
      await dutyChanged();
    });
  return (
    <section className="plan-tool" aria-label={t("absence.add")}>
      <p className="small text2">{t("absence.about")}</p>
      <Field title={t("absence.who")} required error={saving.errorOf("personId")}>
        <ChoiceField
          value={personId}
          choices={people.map(({ id, name }) => ({ value: id, title: name }))}
          onChange={setPerson}
        />
      </Field>
      <Field title={t("absence.kind")} required>
        <ChoiceField
          value={kind}
          choices={kinds.map((value) => ({ value, title: t(`away.${value}`) }))}
          onChange={(value) => setKind((value as AbsenceView["kind"]) ?? "other")}
        />
      </Field>
      <Field title={t("absence.from")} required error={saving.errorOf("startsAt")}>
        <DateTimeField value={startsAt} onChange={setStart} />
      </Field>
      <Field title={t("absence.to")} required error={saving.errorOf("endsAt")}>
        <DateTimeField value={endsAt} onChange={setEnd} />
      </Field>
      <Field title={t("absence.note")}>
        <TextField value={note} maxLength={500} onChange={setNote} />
      </Field>
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      <Act busy={saving.busy} disabled={personId === null || startsAt === null || endsAt === null} onAct={save}>
        {t("absence.save")}
      </Act>
    </section>
  );
}
