import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { call } from "#web/staff/client/call.ts";
import type { AnswerOf } from "#web/staff/client/operations.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { mailboxOperations } from "../contract.ts";
import type { Server } from "./ServerFields.tsx";
import { asFetched, asSent } from "./servers.ts";

type Props = { mailboxId: string | undefined; incoming: Server; outgoing: Server };

/** "Test it": tries both connections as they stand in the form, saved or not, and says in plain words what is wrong. */
export function Probe({ mailboxId, incoming, outgoing }: Props) {
  const { t } = useTranslation("mail");
  const words = useProblemWords();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [result, setResult] = useState<AnswerOf<typeof mailboxOperations.probe>>();
  const probe = async () => {
    setBusy(true);
    setError(undefined);
    setResult(undefined);
    const body = { mailboxId, incoming: asFetched(incoming) ?? undefined, outgoing: asSent(outgoing) ?? undefined };
    await call(mailboxOperations.probe, { body }).then(setResult, setError);
    setBusy(false);
  };
  const none = incoming.host.trim() === "" && outgoing.host.trim() === "";
  return (
    <section className="probe" aria-live="polite">
      <Act small busy={isBusy} disabled={none} onAct={() => void probe()}>
        {t("probe.do")}
      </Act>
      {error !== undefined && <ErrorLine happened={words(error)} />}
      {(["incoming", "outgoing"] as const).map((direction) => {
        const one = result?.[direction];
        if (!one) return null;
        return (
          <p key={direction} className={one.outcome === "good" ? "small good" : "small bad"}>
            <b>{t(`probe.${direction}`)}</b> {t(`trouble.${one.outcome}`)}
            {one.outcome !== "good" && one.detail !== "" && <span className="text3"> {one.detail}</span>}
          </p>
        );
      })}
    </section>
  );
}
