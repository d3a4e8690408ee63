import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { identityOperations } from "#kernel/people/identity/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import "../admin/admin.css";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { browserOf } from "./browser-of.ts";

/** Where one is signed in; each can be ended from here (U2). */
export function Sessions() {
  const { t } = useTranslation("profile");
  const words = useProblemWords();
  const reader = useReader();
  const saving = useSave();
  const { data, error, isPending } = useQuery({
    queryKey: ["my-sessions"],
    queryFn: ({ signal }) => call(identityOperations.sessions, {}, { signal }),
  });
  const settle = (act: () => Promise<unknown>) =>
    saving.run(async () => {
      await act();
      await queries.invalidateQueries({ queryKey: ["my-sessions"] });
    });
  const items = data?.items.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent)) ?? [];
  return (
    <section>
      <h2>{t("sessions.title")}</h2>
      {isPending && <LoadingLine />}
      {(error ?? saving.failure) != null && <ErrorLine happened={words(error ?? saving.failure)} />}
      <ul className="sessions">
        {items.map(({ id, agent, address, createdAt, seenAt, isCurrent }) => (
          <li key={id} className="row">
            <div>
              <p>
                <b>{browserOf(agent) || t("sessions.unknown")}</b>{" "}
                {isCurrent && <span className="tag">{t("sessions.here")}</span>}
              </p>
              <p className="small text2">
                {[
                  address,
                  t("sessions.since", { time: when(createdAt, reader, { time: "always", inside: true }) }),
                  t("sessions.seen", { time: when(seenAt, reader, { time: "always", inside: true }) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            <span className="space" />
            {!isCurrent && (
              <Act
                small
                busy={saving.busy}
                onAct={() => void settle(() => call(identityOperations.endSession, { params: { id } }))}
              >
                {t("sessions.end")}
              </Act>
            )}
          </li>
        ))}
      </ul>
      {items.length > 1 && (
        <Act busy={saving.busy} onAct={() => void settle(() => call(identityOperations.endOtherSessions))}>
          {t("sessions.endOthers")}
        </Act>
      )}
    </section>
  );
}
