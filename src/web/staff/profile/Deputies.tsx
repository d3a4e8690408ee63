import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DeputyView, deputyOperations } from "#kernel/people/deputies/contract.ts";
import { DateField } from "../../fields/DateField.tsx";
import { Field } from "../../fields/Field.tsx";
import { PersonField } from "../../fields/PersonField.tsx";
import type { FindReferences, Reference } from "../../fields/ReferenceField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { findStaff } from "../people/pickers.ts";
import { useMe } from "../session/me.ts";
import "./profile.css";

/** Of whom the deputies are shown, where they are not one's own, and where one for them is looked for. */
type Other = { id: string; name: string; find: FindReferences };
const findOwn = findStaff({ organisationId: null });
const keyOf = (of: Other | undefined) => ["deputies", of?.id ?? "mine"];

/** Who decides in somebody's place while they are away, and for whom they stand in (D4): of the reader, or of a person they keep. */
export function Deputies({ of }: { of?: Other }) {
  const { t } = useTranslation("deputies");
  const me = useMe();
  const personId = of?.id ?? me.id;
  const key = keyOf(of);
  const words = useProblemWords();
  const saving = useSave();
  const [done, setDone] = useState("");
  const { data, error, isPending } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      of === undefined
        ? call(deputyOperations.list, {}, { signal })
        : call(deputyOperations.listOf, { params: { id: of.id } }, { signal }),
  });
  const end = async (one: DeputyView) => {
    setDone("");
    const isDone = await saving.run(async () => {
      if (of === undefined) await call(deputyOperations.end, { params: { id: one.id } });
      else await call(deputyOperations.endOf, { params: { id: of.id, deputy: one.id } });
      await queries.invalidateQueries({ queryKey: key });
      await queries.invalidateQueries({ queryKey: ["register-changes"] });
    });
    if (isDone) setDone(t(of === undefined ? "ended" : "endedFor", { name: one.deputy.name, other: of?.name }));
  };
  const failure = error ?? saving.failure;
  return (
    <section className="deputies">
      <h2>{t(of === undefined ? "title" : "titleFor")}</h2>
      <p className="small text2">{t(of === undefined ? "about" : "aboutFor")}</p>
      {isPending && <LoadingLine />}
      {failure != null && <ErrorLine happened={words(failure)} />}
      {data && !data.items.some(({ person }) => person.id === personId) && (
        <p className="none">{t(of === undefined ? "none" : "noneFor")}</p>
      )}
      <ul className="sessions">
        {data?.items.map((one) => (
          <Standing
            key={one.id}
            one={one}
            isTheirs={one.person.id === personId}
            of={of}
            busy={saving.busy}
            onEnd={end}
          />
        ))}
      </ul>
      {done && (
        <p className="done" role="status">
          {done}
        </p>
      )}
      <NameDeputy of={of} onNamed={() => setDone("")} />
      {data && data.past.length > 0 && <Past past={data.past} />}
    </section>
  );
}

type StandingProps = {
  one: DeputyView;
  isTheirs: boolean;
  of: Other | undefined;
  busy: boolean;
  onEnd: (one: DeputyView) => Promise<void>;
};

function Standing({ one, isTheirs, of, busy, onEnd }: StandingProps) {
  const { t } = useTranslation("deputies");
  const isOn = one.from <= useToday();
  const said = of === undefined ? (isTheirs ? "mine" : "forOther") : isTheirs ? "mineOf" : "forOtherOf";
  const names = { name: isTheirs ? one.deputy.name : one.person.name, other: of?.name };
  return (
    <li className="row">
      <div>
        <p>
          <b>{t(said, names)}</b> {isOn && <span className="tag">{t("on")}</span>}
        </p>
        <p className="small text2">{t("days", one)}</p>
      </div>
      <span className="space" />
      {isTheirs && (
        <Act small busy={busy} onAct={() => void onEnd(one)}>
          {t(!isOn ? "withdraw" : of === undefined ? "end" : "endFor")}
        </Act>
      )}
    </li>
  );
}

function NameDeputy({ of, onNamed }: { of: Other | undefined; onNamed: () => void }) {
  const { t } = useTranslation("deputies");
  const words = useProblemWords();
  const saving = useSave();
  const [deputy, setDeputy] = useState<Reference | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const errors = { deputyId: saving.errorOf("deputyId"), from: saving.errorOf("from"), until: saving.errorOf("until") };
  const send = async () => {
    if (deputy === null || from === null || until === null) return;
    const isNamed = await saving.run(async () => {
      const body = { deputyId: deputy.id, from, until };
      if (of === undefined) await call(deputyOperations.name, { body });
      else await call(deputyOperations.nameFor, { params: { id: of.id }, body });
      await queries.invalidateQueries({ queryKey: keyOf(of) });
      await queries.invalidateQueries({ queryKey: ["register-changes"] });
    });
    if (!isNamed) return;
    for (const clear of [setDeputy, setFrom, setUntil]) clear(null);
    onNamed();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.busy) void send();
      }}
    >
      <div className="fields">
        <Field title={t("who")} error={errors.deputyId}>
          <PersonField value={deputy} onChange={setDeputy} find={of?.find ?? findOwn} />
        </Field>
        <Field title={t("from")} error={errors.from}>
          <DateField value={from} onChange={setFrom} />
        </Field>
        <Field title={t("until")} error={errors.until}>
          <DateField value={until} onChange={setUntil} />
        </Field>
      </div>
      {saving.failure !== undefined && Object.values(errors).every((error) => error === undefined) && (
        <ErrorLine happened={words(saving.failure)} />
      )}
      <Act busy={saving.busy} disabled={deputy === null || from === null || until === null} onAct={() => void send()}>
        {t("act")}
      </Act>
    </form>
  );
}

function Past({ past }: { past: readonly DeputyView[] }) {
  const { t } = useTranslation("deputies");
  const reader = useReader();
  return (
    <details>
      <summary className="small">
        {t("past")} <span className="count">{past.length}</span>
      </summary>
      <ul className="small text2">
        {past.map((one) => (
          <li key={one.id}>
            {[
              one.deputy.name,
              t("days", one),
              one.endedAt && t("endedEarly", { time: when(one.endedAt, reader, { time: "always", inside: true }) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Days of standing in are days of the house, wherever one reads them. */
function useToday(): string {
  const { installation } = useMe();
  const { now } = useReader();
  // Swedish writes days as the interface does: 2026-11-23.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: installation.zone }).format(now);
}
