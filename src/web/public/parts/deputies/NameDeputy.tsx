/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiProblem } from "../../api/call.ts";
import { type CandidateView, type DeputyView, findCandidates, nameDeputy } from "../../api/deputies.ts";
import { useSettings } from "../../settings.tsx";
import { deputyWords } from "../../words/deputies.ts";
import { Field } from "../Field.tsx";
import { FormProblem } from "../FormProblem.tsx";
import { issueWords } from "../fault-words.ts";
import { focusFirstFault } from "../focus.ts";
import { Notice } from "../Page.tsx";
import { Unread } from "../Unread.tsx";

type Found = { items: CandidateView[]; hasMore: boolean };
type Given = { deputyId: string; from: string; until: string };
const typingPause = 300;

/** Who, from when, until when; `today` is the first day that can be chosen. */
export function NameDeputy({ today, onNamed }: { today: string; onNamed: (named: DeputyView) => void }) {
  const settings = useSettings();
  const { words, language } = settings;
  const said = deputyWords[language];
  const empty: Given = { deputyId: "", from: today, until: "" };
  const [given, setGiven] = useState(empty);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const change = (key: keyof Given, value: string) => {
    setFaults(({ [key]: _, ...others }) => others);
    setGiven((before) => ({ ...before, [key]: value }));
  };
  const show = (found: Record<string, string>) => {
    setFaults(found);
    focusFirstFault(form);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    const missing = (["deputyId", "from", "until"] as const).filter((key) => given[key] === "");
    if (missing.length > 0)
      return show(
        Object.fromEntries(missing.map((key) => [key, key === "deputyId" ? words.faultChoose : words.faultRequired])),
      );
    setSending(true);
    try {
      const named = await nameDeputy(given);
      setGiven(empty);
      setFaults({});
      onNamed(named);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (failure.kind === "invalid") show(issueWords(failure.issues, settings, (path) => path));
      setProblem(failure);
    } finally {
      setSending(false);
    }
  };
  const day = (key: "from" | "until", label: string, min: string) => (
    <Field label={label} fault={faults[key]} required>
      {(links) => (
        <input
          {...links}
          type="date"
          min={min}
          value={given[key]}
          onInput={(event) => change(key, event.currentTarget.value)}
        />
      )}
    </Field>
  );
  return (
    <form ref={form} class="card sheet" onSubmit={send} noValidate>
      <Who chosen={given.deputyId} fault={faults.deputyId} onChoose={(id) => change("deputyId", id)} />
      <div class="days">
        {day("from", said.from, today)}
        {day("until", said.until, given.from || today)}
      </div>
      <FormProblem problem={problem} />
      <button type="submit" class="button filled wide" disabled={isSending}>
        {isSending ? words.sending : said.act}
      </button>
    </form>
  );
}

/** A list where it holds everybody; a box to look by name beside it where it does not. */
function Who({ chosen, fault, onChoose }: { chosen: string; fault?: string; onChoose: (id: string) => void }) {
  const { words, language } = useSettings();
  const said = deputyWords[language];
  const [q, setQ] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [isLarge, setLarge] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    let isOld = false;
    const ask = async () => {
      try {
        const answer = await findCandidates(q.trim());
        if (isOld) return;
        setFound(answer);
        setProblem(null);
        if (answer.hasMore) setLarge(true);
      } catch (failure) {
        if (!(failure instanceof ApiProblem)) throw failure;
        if (!isOld) setProblem(failure);
      }
    };
    const timer = window.setTimeout(() => void ask(), q === "" ? 0 : typingPause);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [q, round]);
  // Whoever was chosen is no longer in the list: nobody is chosen.
  useEffect(() => {
    if (found !== null && chosen !== "" && !found.items.some(({ id }) => id === chosen)) onChoose("");
  }, [found, chosen, onChoose]);

  if (problem !== null) return <Unread problem={problem} onRetry={() => setRound(round + 1)} />;
  if (found !== null && !isLarge && found.items.length === 0) return <Notice tone="plain">{said.nobody}</Notice>;
  return (
    <>
      {isLarge && (
        <Field label={said.find} hint={found?.items.length === 0 ? said.nobodyFound(q) : said.more}>
          {(links) => (
            <input
              {...links}
              type="search"
              autoComplete="off"
              value={q}
              onInput={(event) => setQ(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <Field label={said.who} hint={said.whoHint} fault={fault ?? null} required>
        {(links) => (
          <select {...links} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
            <option value="">{words.choose}</option>
            {found?.items.map(({ id, name, organisation }) => (
              <option key={id} value={id}>
                {organisation === null ? name : `${name} · ${organisation}`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
