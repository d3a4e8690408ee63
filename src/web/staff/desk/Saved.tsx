import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber, groupNumber } from "../../kit/CaseNumber.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import type { DeskAct } from "./rules.ts";

export type SavedCall = { number: string; subject: string; dueAt: string | null; act: DeskAct | "added"; team: string };

/** Saved: the number in large figures, to be read to the caller, and the way to the next call. */
export function Saved({ saved, script, onNext }: { saved: SavedCall; script: React.ReactNode; onNext: () => void }) {
  const { t } = useTranslation("desk");
  const reader = useReader();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="saved card" aria-labelledby="saved-title">
      <h1 id="saved-title" ref={head} tabIndex={-1}>
        {t(`saved.${saved.act}`, { team: saved.team })}
      </h1>
      <p className="big-number mono">
        <span className="unseen">{t("saved.number")}</span>
        {groupNumber(saved.number)}
      </p>
      <p className="text2">{saved.subject}</p>
      {saved.dueAt && (
        <p>
          {t("saved.due")} <b>{when(saved.dueAt, reader, { time: "always", inside: true })}</b>
        </p>
      )}
      <div className="read-back">
        <p className="small text3">{t("saved.readBack")}</p>
        {script}
      </div>
      <div className="row acts">
        <Act filled keys="alt+n" onAct={onNext}>
          {t("saved.next")}
        </Act>
        <Link to={`/cases/${saved.number}`} className="link-act">
          {t("saved.open")}
        </Link>
        <span className="space" />
        <span className="small text3">
          {t("saved.copy")} <CaseNumber number={saved.number} copy />
        </span>
      </div>
    </section>
  );
}
