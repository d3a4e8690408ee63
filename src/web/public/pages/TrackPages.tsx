/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiProblem, signedOut } from "../api/call.ts";
import { holdLinkToken, linkToken } from "../api/link-token.ts";
import { openLink, track } from "../api/track.ts";
import { Field } from "../parts/Field.tsx";
import { Frame } from "../parts/Frame.tsx";
import { focusFirstFault } from "../parts/focus.ts";
import { Link } from "../parts/Link.tsx";
import { Loading, Notice, PageTitle } from "../parts/Page.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { mistypedWords } from "../parts/SearchBox.tsx";
import { usePlace, useToken } from "../route.ts";
import { readTyped } from "../rules/case-number.ts";
import { useSettings, useWords } from "../settings.tsx";
import { CasePage } from "./CasePage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";

/** Following one case without signing in: by the link in a message, or by number and proof (D13). */
export function TrackPages() {
  const words = useWords();
  return (
    <Frame
      home="/t"
      account={
        <Link to="/portal" class="small">
          {words.signIn}
        </Link>
      }
    >
      <Pages />
    </Frame>
  );
}

/** `ended`: the proof has run out; `over`: the link in the address is not valid (any more). */
type Why = "ended" | "over" | null;

function Pages() {
  const { path, go } = usePlace();
  const [why, setWhy] = useState<Why>(null);
  const [given, setGiven] = useState<string | null>(useToken((another) => setGiven(another)));
  const [isProven, setProven] = useState(() => linkToken() !== null);
  const number = /^\/t\/([\d-]+)$/.exec(path)?.[1] ?? null;
  const show = useRef((_proven: string) => {});
  show.current = (proven) => {
    setProven(true);
    setWhy(null);
    go(`/t/${proven}`, "replace");
  };

  useEffect(() => {
    if (given === null) return;
    holdLinkToken(null);
    openLink(given)
      .then((link) => {
        if (link.number === null) return setWhy("over");
        holdLinkToken(given);
        show.current(link.number);
      })
      .catch(() => setWhy("over"))
      .then(() => setGiven(null));
  }, [given]);
  useEffect(() => {
    const end = () => {
      holdLinkToken(null);
      setProven((before) => {
        if (before) setWhy("ended");
        return false;
      });
    };
    addEventListener(signedOut, end);
    return () => removeEventListener(signedOut, end);
  }, []);

  if (path !== "/t" && number === null) return <NotFoundPage />;
  if (given !== null) return <Loading />;
  if (number !== null && isProven) return <CasePage key={number} number={number} />;
  return <TrackForm number={number ?? ""} why={why} onProven={(proven) => show.current(proven)} />;
}

type FormProps = { number: string; why: Why; onProven: (number: string) => void };

function TrackForm({ number: given, why, onProven }: FormProps) {
  const settings = useSettings();
  const { words } = settings;
  const [number, setNumber] = useState(given);
  const [proof, setProof] = useState("");
  const [faults, setFaults] = useState<{ number?: string; proof?: string }>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const numberFault = (): string | undefined => {
    const typed = readTyped(number);
    if (typed.kind === "number") return undefined;
    if (typed.kind === "empty") return words.faultRequired;
    return typed.kind === "mistyped" ? mistypedWords(number, words) : words.mistyped;
  };
  // Faults go while typing: leaving the field must not move the button under the finger that presses it.
  const forget = (field: "number" | "proof") => {
    setFaults(({ [field]: _, ...others }) => others);
    setProblem(null);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    const atNumber = numberFault();
    const found = {
      ...(atNumber !== undefined && { number: atNumber }),
      ...(proof.trim() === "" && { proof: words.faultRequired }),
    };
    setFaults(found);
    const typed = readTyped(number);
    if (Object.keys(found).length > 0 || typed.kind !== "number") return focusFirstFault(form);
    setSending(true);
    try {
      await track(typed.number, proof.trim());
      onProven(typed.number);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (failure.code === "number-mistyped") setFaults({ number: words.mistyped });
      else setProblem(failure);
    } finally {
      setSending(false);
    }
  };
  const isMismatch = problem !== null && problem.kind === "not-found";

  return (
    <div class="narrow">
      <PageTitle name={words.trackTitle}>{why === "over" ? words.trackOverTitle : words.trackTitle}</PageTitle>
      <p class="lead-in">{why === "over" ? words.trackOverLead : words.trackLead}</p>
      {why === "ended" && !problem && <Notice tone="plain">{words.trackEnded}</Notice>}
      <form ref={form} class="card sheet" onSubmit={send} noValidate>
        <Field label={words.caseNumber} required fault={faults.number} hint={words.caseNumberHint}>
          {(links) => (
            <input
              {...links}
              class="mono"
              inputMode="numeric"
              autoComplete="off"
              value={number}
              onInput={(event) => {
                setNumber(event.currentTarget.value);
                forget("number");
              }}
              onBlur={() => {
                const fault = number.trim() === "" ? undefined : numberFault();
                if (fault) setFaults((old) => ({ ...old, number: fault }));
              }}
            />
          )}
        </Field>
        <Field label={words.proof} required fault={faults.proof} hint={words.proofHint}>
          {(links) => (
            <input
              {...links}
              autoCapitalize="none"
              value={proof}
              onInput={(event) => {
                setProof(event.currentTarget.value);
                forget("proof");
              }}
            />
          )}
        </Field>
        {problem && <Notice tone="error">{isMismatch ? words.trackWrong : problemWords(problem, settings)}</Notice>}
        <button type="submit" class="button filled wide" disabled={isSending}>
          {isSending ? words.sending : words.trackAction}
        </button>
      </form>
    </div>
  );
}
