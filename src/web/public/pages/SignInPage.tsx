/** @jsxImportSource preact */
import { useRef, useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { signIn } from "../api/session.ts";
import { Field } from "../parts/Field.tsx";
import { focusFirstFault } from "../parts/focus.ts";
import { Link } from "../parts/Link.tsx";
import { Notice, PageTitle } from "../parts/Page.tsx";
import { PasswordInput } from "../parts/PasswordInput.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { usePlace } from "../route.ts";
import { useSession } from "../session.tsx";
import { useSettings } from "../settings.tsx";

/** Stands at whatever address was wanted, so that signing in leads on to it. */
export function SignInPage() {
  const settings = useSettings();
  const { words } = settings;
  const { hasEnded, refresh } = useSession();
  const { path, go } = usePlace();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<{ login?: string; password?: string }>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    const found = {
      ...(login.trim() === "" && { login: words.faultRequired }),
      ...(password === "" && { password: words.faultRequired }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return focusFirstFault(form);
    setSending(true);
    try {
      await signIn(login.trim(), password);
      if (path === "/portal/sign-in") go("/portal", "replace");
      await refresh();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    } finally {
      setSending(false);
    }
  };

  return (
    <div class="narrow">
      <PageTitle name={words.signInTitle}>{words.signInTitle}</PageTitle>
      <p class="lead-in">{words.signInLead}</p>
      {hasEnded && !problem && <Notice tone="plain">{words.signInEnded}</Notice>}
      <form ref={form} class="card sheet" onSubmit={send} noValidate>
        <Field label={words.login} required fault={faults.login}>
          {(links) => (
            <input
              {...links}
              name="login"
              autoComplete="username"
              autoCapitalize="none"
              spellcheck={false}
              value={login}
              onInput={(event) => setLogin(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={words.password} required fault={faults.password}>
          {(links) => (
            <PasswordInput links={links} autoComplete="current-password" value={password} onInput={setPassword} />
          )}
        </Field>
        {problem && (
          <Notice tone="error">
            {problem.kind === "not-signed-in" || problem.kind === "not-allowed"
              ? words.signInWrong
              : problemWords(problem, settings)}
          </Notice>
        )}
        <button type="submit" class="button filled wide" disabled={isSending}>
          {isSending ? words.sending : words.signIn}
        </button>
        <p class="small text2">{words.forgot}</p>
      </form>
      <p class="aside">
        {words.trackInstead}{" "}
        <Link to="/t" class="whole">
          {words.trackInsteadAction}
        </Link>
      </p>
    </div>
  );
}
