import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { spokenDuration } from "#web/kit/duration.ts";
import { PriorityMark } from "#web/kit/PriorityMark.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useLanguage, useSay } from "#web/words/language.ts";
import { type AgreementView as Agreement, levelAgreementOperations } from "../contract.ts";

const saved = () =>
  Promise.all(
    ["level-agreements", "level-agreement", "register-changes", "case-promises"].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );

/** One level agreed for a while, as it was agreed: it is withdrawn, never rewritten. */
export function AgreementView({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation("contracts");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const reader = useReader();
  const language = useLanguage();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const [isSure, setSure] = useState(false);
  const withdraw = () =>
    saving.run(async () => {
      const params = { id: agreement.id };
      await call(levelAgreementOperations.withdraw, { params }, { ifMatch: agreement.version });
      await saved();
    });
  const at = (instant: string) => when(instant, reader, { time: "always" });
  const facts: [string, string][] = [
    [t("agreements.level"), say(agreement.level?.name) || t("agreements.levelStays")],
    [t("agreements.from"), at(agreement.fromAt)],
    [t("agreements.until"), at(agreement.untilAt)],
    [t("agreements.agreedWith"), agreement.agreedWith],
    [t("agreements.agreedOn"), agreement.agreedOn],
    [t("agreements.reason"), agreement.reason],
  ];
  const isOpen = agreement.state === "holds" || agreement.state === "to-come";
  return (
    <RecordForm
      title={agreement.subject.name}
      lead={t(`agreements.state.${agreement.state}`)}
      acts={
        mayChange &&
        isOpen && (
          <Act small quiet onAct={() => setSure(true)}>
            {t("agreements.withdraw")}
          </Act>
        )
      }
      saving={saving}
      isChanged={false}
      onReload={() => void saved()}
      after={<Changes register="level-agreements" record={agreement.id} />}
    >
      {isSure && (
        <div className="effect row" role="alertdialog" aria-label={t("agreements.withdraw")}>
          <span>{t("agreements.withdrawSure")}</span>
          <span className="space" />
          <Act small harmful busy={saving.busy} onAct={() => void withdraw()}>
            {t("agreements.withdraw")}
          </Act>
          <Act small quiet onAct={() => setSure(false)}>
            {ta("cancel")}
          </Act>
        </div>
      )}
      <dl className="fact-list">
        {facts.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {Object.entries(agreement.targets).map(([clock, byPriority]) => (
        <p key={clock} className="row">
          <span className="text2">{ta(`changes.of.${clock}`, { defaultValue: clock })}</span>
          {Object.entries(byPriority ?? {}).map(([priority, minutes]) => (
            <span key={priority} className="row">
              <PriorityMark priority={Number(priority)} /> {spokenDuration(minutes * 60_000, language)}
            </span>
          ))}
        </p>
      ))}
    </RecordForm>
  );
}
