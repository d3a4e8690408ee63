import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { EmptyLine } from "#web/kit/EmptyLine.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { clockTime, when } from "#web/kit/when.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useMe } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { dutyOperations as operations, type RosterView, type SwapView } from "../contract.ts";
import { dutyChanged } from "./ask.ts";

/** Swaps of a team: asking, answering, approving, and how each went. */
export function Swaps({ roster }: { roster: RosterView }) {
  const { t } = useTranslation("duty");
  const words = useProblemWords();
  const saving = useSave();
  const step = (swap: SwapView, name: SwapView["possible"][number]) =>
    void saving.run(async () => {
      await call(operations.stepSwap, { params: { id: swap.id, step: name }, body: {} });
      await dutyChanged();
    });
  return (
    <>
      <AskSwap roster={roster} />
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      {roster.swaps.length === 0 && <EmptyLine>{t("swap.none")}</EmptyLine>}
      <ul className="swaps">
        {roster.swaps.map((swap) => (
          <Swap key={swap.id} swap={swap} busy={saving.busy} onStep={(name) => step(swap, name)} />
        ))}
      </ul>
    </>
  );
}

type SwapProps = { swap: SwapView; busy: boolean; onStep: (step: SwapView["possible"][number]) => void };

function Swap({ swap, busy, onStep }: SwapProps) {
  const { t } = useTranslation("duty");
  const term = useTerm();
  const reader = useReader();
  const { askedBy, askedOf, gives, takes } = swap;
  return (
    <li>
      <div className="row">
        <b>{t("swap.gives", { who: askedBy.name, shift: term(gives) })}</b>
        <span>
          {takes ? t("swap.takes", { who: askedOf.name, shift: term(takes) }) : t("swap.free", { who: askedOf.name })}
        </span>
        <span className="space" />
        <span className="tag">{t(`swap.state.${swap.state}`)}</span>
      </div>
      <ol className="small text2">
        {swap.steps.map((one) => (
          <li key={one.at + one.step}>
            {one.by} {t(`swap.did.${one.step as "asked"}`)} {when(one.at, reader, { time: "always", inside: true })}
            {one.note && ` · ${one.note}`}
          </li>
        ))}
      </ol>
      {swap.possible.length > 0 && (
        <div className="row">
          {swap.possible.map((one) => (
            <Act key={one} small busy={busy} quiet={one === "withdraw"} onAct={() => onStep(one)}>
              {t(`swap.step.${one}`)}
            </Act>
          ))}
        </div>
      )}
    </li>
  );
}

function AskSwap({ roster }: { roster: RosterView }) {
  const { t } = useTranslation("duty");
  const me = useMe();
  const say = useSay();
  const term = useTerm();
  const words = useProblemWords();
  const reader = useReader();
  const saving = useSave();
  const [entryId, setEntry] = useState<string | null>(null);
  const [askedOf, setAsked] = useState<string | null>(null);
  const [inReturnFor, setReturn] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const shifts = new Map(roster.shifts.map((shift) => [shift.id, shift.name]));
  const ahead = roster.entries.filter((one) => one.state !== "planned" && Date.parse(one.startsAt) > reader.now);
  const choicesOf = (person: string | null) =>
    ahead
      .filter(({ personId }) => personId === person)
      .map((one) => ({
        value: one.id,
        title: term({ shift: shifts.get(one.shiftId) ?? { zh: "", en: "" }, from: one.startsAt, until: one.endsAt }),
      }));
  const mine = choicesOf(me.id);
  if (!roster.people.some(({ id, isMember }) => id === me.id && isMember)) return null;
  if (mine.length === 0) return <p className="small text2">{t("swap.noneOfMine")}</p>;
  const send = () =>
    void saving.run(async () => {
      await call(operations.askSwap, { body: { entryId: entryId ?? "", askedOf: askedOf ?? "", inReturnFor, note } });
      setEntry(null);
      setNote("");
      await dutyChanged();
    });
  return (
    <section className="plan-tool" aria-label={t("swap.ask")}>
      <Field title={t("swap.mine")} required error={saving.errorOf("entryId")}>
        <ChoiceField value={entryId} choices={mine} onChange={setEntry} />
      </Field>
      <Field title={t("swap.who")} required error={saving.errorOf("askedOf")}>
        <ChoiceField
          value={askedOf}
          choices={roster.people
            .filter(({ id, isMember }) => isMember && id !== me.id)
            .map(({ id, name }) => ({ value: id, title: name }))}
          onChange={(value) => {
            setAsked(value);
            setReturn(null);
          }}
        />
      </Field>
      <Field title={t("swap.inReturn")} error={saving.errorOf("inReturnFor")}>
        <ChoiceField
          value={inReturnFor}
          clearable
          placeholder={t("swap.nothing")}
          choices={choicesOf(askedOf)}
          onChange={setReturn}
        />
      </Field>
      <Field title={t("swap.note")}>
        <TextField value={note} maxLength={500} onChange={setNote} />
      </Field>
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      <Act
        busy={saving.busy}
        disabled={entryId === null || askedOf === null}
        onAct={send}
        title={say(roster.team.name)}
      >
        {t("swap.send")}
      </Act>
    </section>
  );
}

function useTerm() {
  const say = useSay();
  const reader = useReader();
  return ({ shift, from, until }: SwapView["gives"]) =>
    `${say(shift)} ${when(from, reader, { time: "always", inside: true })}–${clockTime(until, reader.zone)}`;
}
