import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonView } from "#kernel/people/contract.ts";
import { identityOperations } from "#kernel/people/identity/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import type { AnswerOf } from "../client/operations.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { peopleSaved } from "./ask.ts";

type Made = AnswerOf<typeof identityOperations.makeSignInLink>;

/** Sign-in of a person: an invitation, or a link to set a new password; handed over by whoever made it (U2). */
export function SignIn({ person, mayChange }: { person: PersonView; mayChange: boolean }) {
  const { t } = useTranslation("people");
  const words = useProblemWords();
  const saving = useSave();
  const [login, setLogin] = useState(person.login ?? "");
  const [made, setMade] = useState<Made | null>(null);
  const make = () =>
    saving.run(async () => {
      const body = person.login === null ? { login: login.trim() } : {};
      setMade(await call(identityOperations.makeSignInLink, { params: { id: person.id }, body }));
      await peopleSaved();
    });
  return (
    <section>
      <h2>{t("signIn.title")}</h2>
      <p className="text2">
        {person.login === null
          ? t("signIn.none")
          : t(person.hasPassword ? "signIn.has" : "signIn.invited", { login: person.login })}
      </p>
      {mayChange && person.isActive && (
        <div className="contact-line">
          {person.login === null && (
            <Field title={t("signIn.login")} error={saving.errorOf("login")}>
              <TextField mono value={login} maxLength={100} onChange={setLogin} />
            </Field>
          )}
          <Act busy={saving.busy} disabled={person.login === null && login.trim().length < 2} onAct={() => void make()}>
            {t(person.hasPassword ? "signIn.reset" : "signIn.invite")}
          </Act>
        </div>
      )}
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      {made && <OneTimeLink made={made} />}
    </section>
  );
}

function OneTimeLink({ made }: { made: Made }) {
  const { t } = useTranslation("people");
  const reader = useReader();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="one-time" role="status">
      <p>{t("signIn.once", { until: when(made.expiresAt, reader, { time: "always", inside: true }) })}</p>
      <code className="mono">{made.url}</code>
      <Act small onAct={() => void navigator.clipboard.writeText(made.url).then(() => setCopied(true))}>
        {t(isCopied ? "copied" : "copy")}
      </Act>
    </div>
  );
}
