import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { identityOperations } from "#kernel/people/identity/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useLanguage } from "../../words/language.ts";
import { call } from "../client/call.ts";
import { ProblemError } from "../client/problem.ts";
import { useIssueWords, useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { useTitle } from "../title.ts";
import { Entrance } from "./Entrance.tsx";
import { meQuery } from "./me.ts";
import { home } from "./return-path.ts";

/** First start: names the installation and makes its first administrator, by the one-time link that was printed. */
export function SetUpPage() {
  const { t } = useTranslation("staff");
  useTitle(t("setUp.title"));
  const [token] = useState(takeToken);
  if (token === "") {
    return (
      <Entrance title={t("setUp.title")}>
        <p className="lead">{t("setUp.noLink")}</p>
      </Entrance>
    );
  }
  return (
    <Entrance title={t("setUp.title")} lead={t("setUp.lead")}>
      <SetUpForm token={token} />
    </Entrance>
  );
}

/** The token leaves the address at once: no history, no screenshot, no referrer keeps it. */
function takeToken(): string {
  const token = location.hash.slice(1);
  history.replaceState(history.state, "", location.pathname);
  return token;
}

const empty = { organisation: "", name: "", login: "", password: "" };
type Key = keyof typeof empty;

function SetUpForm({ token }: { token: string }) {
  const { t } = useTranslation("staff");
  const language = useLanguage();
  const words = useProblemWords();
  const issueWords = useIssueWords();
  const navigate = useNavigate();
  const [values, setValues] = useState(empty);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const issueOf = (key: Key) =>
    failure instanceof ProblemError ? failure.issues.find(({ path }) => path === key) : undefined;
  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await call(identityOperations.setUp, { body: { ...values, token, language } });
      const { login, password } = values;
      queries.setQueryData(meQuery.queryKey, await call(identityOperations.signIn, { body: { login, password } }));
      await navigate({ to: home, replace: true });
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const field = (key: Key, more: { type?: "password"; autoComplete?: string; autoFocus?: boolean } = {}) => (
    <Field title={t(`setUp.${key}`)} error={issueWords(issueOf(key))} required>
      <TextField value={values[key]} onChange={(text) => setValues({ ...values, [key]: text })} {...more} />
    </Field>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      {field("organisation", { autoComplete: "organization", autoFocus: true })}
      {field("name", { autoComplete: "name" })}
      {field("login", { autoComplete: "username" })}
      {field("password", { type: "password", autoComplete: "new-password" })}
      {failure !== undefined && <ErrorLine happened={words(failure)} />}
      <Button type="primary" htmlType="submit" disabled={busy || Object.values(values).some((text) => !text.trim())}>
        {t("setUp.act")}
      </Button>
    </form>
  );
}
