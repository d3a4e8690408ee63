import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { identityOperations } from "#kernel/people/identity/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { ProblemError } from "../client/problem.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";

/** Another password; the present one is asked for, and all other sessions end (U2). */
export function PasswordForm() {
  const { t } = useTranslation("profile");
  const words = useProblemWords();
  const saving = useSave();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [isDone, setDone] = useState(false);
  const send = async () => {
    setDone(false);
    const done = await saving.run(() => call(identityOperations.changePassword, { body: { current, password } }));
    if (!done) return;
    setCurrent("");
    setPassword("");
    setDone(true);
    await queries.invalidateQueries({ queryKey: ["my-sessions"] });
  };
  const isWrong = saving.failure instanceof ProblemError && saving.failure.code === "wrong-password";
  const passwordError = saving.errorOf("password");
  return (
    <section>
      <h2>{t("password.title")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!saving.busy) void send();
        }}
      >
        <div className="fields">
          <Field title={t("password.current")} error={isWrong ? words(saving.failure) : undefined}>
            <TextField type="password" value={current} onChange={setCurrent} autoComplete="current-password" />
          </Field>
          <Field title={t("password.next")} hint={t("password.hint")} error={passwordError}>
            <TextField type="password" value={password} onChange={setPassword} autoComplete="new-password" />
          </Field>
        </div>
        {saving.failure !== undefined && !isWrong && !passwordError && <ErrorLine happened={words(saving.failure)} />}
        {isDone && (
          <p className="done" role="status">
            {t("password.done")}
          </p>
        )}
        <Button htmlType="submit" disabled={saving.busy || !current || !password}>
          {t("password.act")}
        </Button>
      </form>
    </section>
  );
}
