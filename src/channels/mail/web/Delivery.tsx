import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { CaseNumber } from "#web/kit/CaseNumber.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useMay } from "#web/staff/session/me.ts";
import { type DeliveryView, mailOperations } from "../contract.ts";
import { lettersChanged } from "./ask.ts";
import "./letters.css";

/** One letter that went out: to whom, whether it arrived, and if not what their server said. */
export function Delivery({ delivery, isOnItsCase }: { delivery: DeliveryView; isOnItsCase: boolean }) {
  const { t } = useTranslation("mail");
  const reader = useReader();
  const words = useProblemWords();
  const saving = useSave();
  const mayHandle = useMay()("mail.handle");
  const { id, number, subject, address, state, reply, tries, nextTryAt, sentAt, queuedAt } = delivery;
  const hasFailed = state === "bounced" || state === "dead" || state === "deferred";
  const again = () =>
    saving.run(async () => {
      await call(mailOperations.sendAgain, { params: { id } });
      await lettersChanged();
    });
  return (
    <li>
      {!isOnItsCase && (
        <p className="row">
          <Link to={`/cases/${number}`}>
            <CaseNumber number={number} />
          </Link>
          <span className="cut">{subject}</span>
        </p>
      )}
      <p className="row small">
        <span className={`delivery-state ${state}`}>{t(`delivery.${state}`)}</span>
        <span className="cut">{address}</span>
        <span className="space" />
        <time className="text3" dateTime={sentAt ?? queuedAt}>
          {when(sentAt ?? queuedAt, reader)}
        </time>
      </p>
      {hasFailed && (
        <p className="small text2">
          {[
            reply,
            t("delivery.tries", { count: tries }),
            nextTryAt && t("delivery.next", { at: when(nextTryAt, reader) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      {hasFailed && mayHandle && (
        <Act small quiet busy={saving.busy} onAct={() => void again()}>
          {t("delivery.again")}
        </Act>
      )}
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
    </li>
  );
}
