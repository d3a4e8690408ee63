/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { setPasswordByLink } from "../api/session.ts";
import { Field } from "../parts/Field.tsx";
import { faultWords } from "../parts/fault-words.ts";
import { Link } from "../parts/Link.tsx";
import { Notice, PageTitle } from "../parts/Page.tsx";
import { PasswordInput } from "../parts/PasswordInput.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { takeToken, usePlace } from "../route.ts";
import { useSession } from "../session.tsx";
import { useSettings } from "../settings.tsx";

const fewestCharacters = 8;

/** Reached by the link of an invitation or a reset; its token leaves the address before anything is drawn. */
export function SetPasswordPage({ occasion }: { occasion: "invitation" | "reset" }) {
  const settings = useSettings();
  const { words } = settings;
  const { go } = usePlace();
  const { refresh } = useSession();
  const [token] = useState(takeToken);
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);

  if (token === null || problem?.code === "link-not-valid" || problem?.kind === "not-found") {
    return (
      <div class="narrow">
        <PageTitle name={words.linkOver}>{words.linkOver}</PageTitle>
        <p class="lead-in">{token === null ? words.linkIncomplete : words.linkOverLead}</p>
        <div class="buttons">
          <Link to="/portal/forgot" class="button">
            {words.forgotTitle}
          </Link>
          <Link to="/portal" class="button filled">
            {words.signIn}
          </Link>
        </div>
      </div>
    );
  }

  const send = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    if (password.length < fewestCharacters) return setFault(words.faultPasswordShort);
    setSending(true);
    try {
      await setPasswordByLink(token, password);
      await refresh();
      go("/portal?set", "replace");
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      const issue = failure.issues[0];
      if (issue) setFault(faultWords(issue.code, words, issue.params));
      else setProblem(failure);
    } finally {
      setSending(false);
    }
  };

  return (
    <div class="narrow">
      <PageTitle name={words.newPassword}>
        {occasion === "invitation" ? words.invitationTitle : words.resetTitle}
      </PageTitle>
      <p class="lead-in">{occasion === "invitation" ? words.invitationLead : words.resetLead}</p>
      <form class="card sheet" onSubmit={send} noValidate>
        <Field label={words.newPassword} required fault={fault} hint={words.newPasswordHint}>
          {(links) => (
            <PasswordInput
              links={links}
              autoComplete="new-password"
              value={password}
              onInput={(written) => {
                setPassword(written);
                setFault(null);
              }}
            />
          )}
        </Field>
        {problem && <Notice tone="error">{problemWords(problem, settings)}</Notice>}
        <button type="submit" class="button filled wide" disabled={isSending}>
          {isSending ? words.sending : words.setPassword}
        </button>
      </form>
    </div>
  );
}
