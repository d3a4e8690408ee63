import { CircleAlert, CircleCheck, CircleMinus, Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Icon } from "#web/kit/Icon.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import type { MailboxView } from "../contract.ts";
import { ProbeLine } from "./ProbeLine.tsx";

const icons = { good: CircleCheck, bad: CircleAlert, waiting: Clock, none: CircleMinus };
type State = keyof typeof icons;

function stateOf({ incoming, lastTrouble, lastGoodAt }: MailboxView): State {
  if (incoming === null) return "none";
  if (lastTrouble) return "bad";
  return lastGoodAt === null ? "waiting" : "good";
}

/** How fetching goes: a word and a shape, never colour alone. */
export function ConditionSign({ mailbox }: { mailbox: MailboxView }) {
  const { t } = useTranslation("mailboxes");
  const state = stateOf(mailbox);
  return (
    <span className={`mailbox-sign ${state}`}>
      <Icon of={icons[state]} size={12} />
      <span>{t(`state.${state}`)}</span>
    </span>
  );
}

/** When letters were last fetched, and what went wrong since. */
export function Condition({ mailbox }: { mailbox: MailboxView }) {
  const { t } = useTranslation("mailboxes");
  const reader = useReader();
  const inside = { time: "always", inside: true } as const;
  const { lastGoodAt, lastTrouble } = mailbox;
  return (
    <div className="mailbox-condition">
      <p className="row">
        <ConditionSign mailbox={mailbox} />
        {mailbox.incoming && (
          <span className="text2">
            {lastGoodAt === null ? t("neverFetched") : t("lastFetched", { when: when(lastGoodAt, reader, inside) })}
          </span>
        )}
      </p>
      {mailbox.incoming && lastTrouble && (
        <>
          <ProbeLine probed={lastTrouble} />
          <p className="small text3">{t("troubleAt", { when: when(lastTrouble.at, reader, inside) })}</p>
        </>
      )}
    </div>
  );
}
