import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { identityOperations } from "#kernel/people/identity/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { useTitle } from "../title.ts";
import { Entrance } from "./Entrance.tsx";
import { meQuery } from "./me.ts";
import { returnPath } from "./return-path.ts";

/** Login and password; afterwards the page that was asked for. */
export function SignInPage() {
  const { t } = useTranslation("staff");
  useTitle(t("signIn.title"));
  const words = useProblemWords();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const me = await call(identityOperations.signIn, { body: { login: login.trim(), password } });
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me);
      await navigate({ to: returnPath(to), replace: true });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Entrance title={t("signIn.title")} lead={to ? t("signIn.lead") : undefined}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <Field title={t("signIn.login")}>
          <TextField value={login} onChange={setLogin} autoFocus autoComplete="username" />
        </Field>
        <Field title={t("signIn.password")}>
          <TextField type="password" value={password} onChange={setPassword} autoComplete="current-password" />
        </Field>
        {failure !== undefined && <ErrorLine happened={words(failure)} />}
        <Button type="primary" htmlType="submit" disabled={busy || !login.trim() || !password}>
          {t("signIn.act")}
        </Button>
      </form>
      <p className="beside">{t("signIn.forgotten")}</p>
    </Entrance>
  );
}
