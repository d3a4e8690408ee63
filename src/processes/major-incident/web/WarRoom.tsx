import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Siren } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { CaseNumber } from "#web/kit/CaseNumber.tsx";
import { ContextSection } from "#web/kit/ContextSection.tsx";
import { spokenDuration } from "#web/kit/duration.ts";
import { useReader } from "#web/kit/reader.tsx";
import { StateTag } from "#web/kit/StateTag.tsx";
import { when } from "#web/kit/when.ts";
import { useLanguage } from "#web/words/language.ts";
import { roomQuery } from "./ask.ts";
import { Called } from "./Called.tsx";
import "./major.css";

/** The war room beside the talk: how long it lasts, when the next update is due, who is in the circle, what follows it (D12). */
export function WarRoom({ view }: { view: CaseView }) {
  const { t } = useTranslation("serious");
  const { data } = useQuery(roomQuery(view.number));
  return (
    <ContextSection icon={Siren} title={t("room.title")}>
      <Times view={view} />
      {data && (
        <>
          <h3 className="small text3">{t("room.circle", { count: data.circle.length })}</h3>
          {data.circle.length === 0 && <p className="small text3">{t("room.nobody")}</p>}
          <Called items={data.circle} />
          <h3 className="small text3">{t("room.followers", { count: data.followers.length })}</h3>
          {data.followers.length === 0 && <p className="small text3">{t("room.noFollowers")}</p>}
          {data.followers.map((one) => (
            <p key={one.number} className="row small war-follower">
              <Link to={`/cases/${one.number}`}>
                <CaseNumber number={one.number} />
              </Link>
              <span className="cut space" title={one.subject}>
                {[one.organisation, one.requester].filter(Boolean).join(" · ") || one.subject}
              </span>
              <StateTag family={one.state.family} title={one.state.title} />
            </p>
          ))}
        </>
      )}
    </ContextSection>
  );
}

/** The elapsed time stops with the restoration; the next update is due only while it lasts. */
function Times({ view }: { view: CaseView }) {
  const { t } = useTranslation("serious");
  const language = useLanguage();
  const reader = useReader();
  const instant = (key: string) => {
    const value = view.fields.find((field) => field.key === key)?.value;
    return typeof value === "string" ? value : null;
  };
  const from = instant("declaredAt");
  if (from === null) return <p className="small text2">{t("room.proposed")}</p>;
  const restored = instant("restoredAt");
  const until = restored === null ? reader.now : new Date(restored).getTime();
  const update = view.clocks.find(({ clock }) => clock === "update");
  const isLate = update?.state === "breached";
  return (
    <dl className="war-times">
      <div>
        <dt>{t(restored === null ? "room.lasts" : "room.lasted")}</dt>
        <dd>{spokenDuration(Math.max(0, Number(until) - new Date(from).getTime()), language)}</dd>
      </div>
      {restored === null && update?.dueAt && (
        <div className={isLate ? "late" : undefined}>
          <dt>{t(isLate ? "room.updateLate" : "room.nextUpdate")}</dt>
          <dd>{when(update.dueAt, reader, { time: "always" })}</dd>
        </div>
      )}
    </dl>
  );
}
