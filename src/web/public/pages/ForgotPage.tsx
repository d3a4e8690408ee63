/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { askForReset } from "../api/session.ts";
import { Field } from "../parts/Field.tsx";
import { Link } from "../parts/Link.tsx";
import { Notice, PageTitle } from "../parts/Page.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { useSettings } from "../settings.tsx";

/** Asks for a reset link. The answer is the same whether the account exists or not (S22). */
export function ForgotPage() {
  const settings = useSettings();
  const { words } = settings;
  const [login, setLogin] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<"sent" | ApiProblem | null>(null);

  const send = async (event: Event) => {
    event.preventDefault();
    setOutcome(null);
    if (login.trim() === "") return setFault(words.faultRequired);
    try {
      await askForReset(login.trim());
      setOutcome("sent");
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setOutcome(failure);
    }
  };

  return (
    <div class="narrow">
      <PageTitle name={words.forgotTitle}>{words.forgotTitle}</PageTitle>
      <p class="lead-in">{words.forgotLead}</p>
      <form class="card sheet" onSubmit={send} noValidate>
        <Field label={words.login} required fault={fault}>
          {(links) => (
            <input
              {...links}
              autoComplete="username"
              autoCapitalize="none"
              value={login}
              onInput={(event) => {
                setLogin(event.currentTarget.value);
                setFault(null);
              }}
            />
          )}
        </Field>
        {outcome === "sent" && <Notice tone="good">{words.forgotSent}</Notice>}
        {outcome instanceof ApiProblem && <Notice tone="error">{problemWords(outcome, settings)}</Notice>}
        <button type="submit" class="button filled wide">
          {words.forgotAction}
        </button>
      </form>
      <p class="aside">
        <Link to="/portal">{words.back}</Link>
      </p>
    </div>
  );
}
