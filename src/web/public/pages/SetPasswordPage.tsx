/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { checkSignInLink, type SignInLink, setPasswordByLink, signIn } from "../api/session.ts";
import { Field } from "../parts/Field.tsx";
import { faultWords } from "../parts/fault-words.ts";
import { focusFirstFault } from "../parts/focus.ts";
import { Link } from "../parts/Link.tsx";
import { Loading, Notice, PageTitle } from "../parts/Page.tsx";
import { PasswordInput } from "../parts/PasswordInput.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { usePlace, useToken } from "../route.ts";
import { useSession } from "../session.tsx";
import { useSettings, useWords } from "../settings.tsx";

/** Reached by the link of an invitation or a reset; its token leaves the address before anything is drawn. */
export function SetPasswordPage() {
  const settings = useSettings();
  const first = useToken((another) => {
    setLink(null);
    setProblem(null);
    setToken(another);
  });
  const [token, setToken] = useState(first);
  const [link, setLink] = useState<SignInLink | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  useEffect(() => {
    if (token !== null) checkSignInLink(token).then(setLink, setProblem);
  }, [token]);

  if (token === null || isOver(problem)) return <LinkOver isIncomplete={token === null} />;
  if (problem) return <Notice tone="error">{problemWords(problem, settings)}</Notice>;
  if (link === null) return <Loading />;
  return <PasswordForm token={token} link={link} onOver={setProblem} />;
}

const isOver = (problem: ApiProblem | null) =>
  problem !== null && (problem.code === "link-not-valid" || ["not-found", "malformed"].includes(problem.kind));

function LinkOver({ isIncomplete }: { isIncomplete: boolean }) {
  const words = useWords();
  return (
    <div class="narrow">
      <PageTitle name={words.linkOver}>{words.linkOver}</PageTitle>
      <p class="lead-in">{isIncomplete ? words.linkIncomplete : words.linkOverLead}</p>
      <div class="buttons">
        <Link to="/portal" class="button filled">
          {words.signIn}
        </Link>
      </div>
    </div>
  );
}

type FormProps = { token: string; link: SignInLink; onOver: (problem: ApiProblem) => void };

function PasswordForm({ token, link, onOver }: FormProps) {
  const settings = useSettings();
  const { words } = settings;
  const { go } = usePlace();
  const { refresh } = useSession();
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isInvitation = link.purpose === "invitation";

  const refuse = (sentence: string) => {
    setFault(sentence);
    focusFirstFault(form);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    if (password.length < 8) return refuse(words.faultPasswordShort);
    setSending(true);
    try {
      await setPasswordByLink(token, password);
      await signIn(link.login, password);
      go("/portal", "replace");
      await refresh();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      const issue = failure.issues[0];
      if (issue) refuse(faultWords(issue.code, words, issue.params));
      else if (isOver(failure)) onOver(failure);
      else setProblem(failure);
    } finally {
      setSending(false);
    }
  };

  return (
    <div class="narrow">
      <PageTitle name={words.newPassword}>
        {isInvitation ? words.invitationTitle(link.name) : words.resetTitle}
      </PageTitle>
      <p class="lead-in">{isInvitation ? words.invitationLead : words.resetLead}</p>
      <form ref={form} class="card sheet" onSubmit={send} noValidate>
        <Field label={words.login} required>
          {(links) => <input {...links} readOnly autoComplete="username" value={link.login} />}
        </Field>
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
