import { Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { identityOperations } from "#kernel/people/identity/contract.ts";
import { ChoiceField } from "../../fields/ChoiceField.tsx";
import { Field } from "../../fields/Field.tsx";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { applyKeyHints } from "../../kit/KeySheet.tsx";
import { PageHead } from "../../kit/PageHead.tsx";
import { type SchemeWish, useSchemeWish } from "../../look/scheme.ts";
import { useLanguage, useSay } from "../../words/language.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { chooseLanguage, chooseTheme, meQuery, useMay, useMe } from "../session/me.ts";
import { useTitle } from "../title.ts";
import { Deputies } from "./Deputies.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import "./profile.css";
import { Sessions } from "./Sessions.tsx";

const themes: readonly SchemeWish[] = ["system", "light", "dark"];

/** One's own: language, look, time zone, key hints, password, and where one is signed in (U2, U8). */
export function ProfilePage() {
  const { t } = useTranslation("profile");
  useTitle(t("title"));
  const me = useMe();
  const may = useMay();
  const say = useSay();
  return (
    <main className="profile">
      <PageHead
        title={me.name}
        lead={me.roles
          .map(({ title, organisation }) => [say(title), organisation?.name].filter(Boolean).join(" · "))
          .join("；")}
      />
      <div className="profile-parts">
        <Appearance />
        {may("deputies.name") && <Deputies />}
        <PasswordForm />
        <Sessions />
      </div>
    </main>
  );
}

function Appearance() {
  const { t } = useTranslation("profile");
  const me = useMe();
  const words = useProblemWords();
  const language = useLanguage();
  const wish = useSchemeWish();
  const saving = useSave();
  const [hints, setHints] = useState(document.documentElement.dataset.keyHints !== "off");
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, title: zone }));
  const chooseZone = (zone: string | null) =>
    saving.run(async () =>
      queries.setQueryData(meQuery.queryKey, await call(identityOperations.editMe, { body: { zone } })),
    );
  return (
    <section>
      <h2>{t("look")}</h2>
      <div className="fields">
        <Field title={t("language")}>
          <SegmentField
            label={t("language")}
            value={language}
            choices={[
              { value: "zh", title: "中文" },
              { value: "en", title: "English" },
            ]}
            onChange={(next) => void saving.run(() => chooseLanguage(next as "zh" | "en"))}
          />
        </Field>
        <Field title={t("theme")}>
          <SegmentField
            label={t("theme")}
            value={wish}
            choices={themes.map((theme) => ({ value: theme, title: t(`themes.${theme}`) }))}
            onChange={(next) => void saving.run(() => chooseTheme(next as SchemeWish))}
          />
        </Field>
        <Field title={t("zone")} hint={t("zoneHint", { zone: me.installation.zone })}>
          <ChoiceField
            value={me.isOwnZone ? me.zone : null}
            clearable
            placeholder={me.installation.zone}
            choices={zones}
            onChange={(zone) => void chooseZone(zone)}
          />
        </Field>
        <div className="field">
          <div className="label">{t("hints")}</div>
          <Switch
            aria-label={t("hints")}
            checked={hints}
            onChange={(on) => {
              applyKeyHints(on);
              setHints(on);
            }}
          />
        </div>
      </div>
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
    </section>
  );
}
