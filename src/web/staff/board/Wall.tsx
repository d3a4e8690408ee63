import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { BoardRow, BoardSection } from "#kernel/process/board/contract.ts";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ClockChip } from "../../kit/ClockChip.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { useOnline } from "../../kit/OfflineBar.tsx";
import { useReader } from "../../kit/reader.tsx";
import { fullTime, wallTime } from "../../kit/when.ts";
import { applyScheme } from "../../look/scheme.ts";
import { useLanguage, useSay } from "../../words/language.ts";
import { useProblemWords } from "../client/problem-words.ts";
import type { Board } from "./ask.ts";
import { countWords, isStale, withoutPhones } from "./rules.ts";

/** As many as can be read from six metres; major incidents stand above the lists while there are any. */
const figures: readonly BoardSection[] = ["breached", "risk", "unassigned", "waiting", "followUps"];

type Props = {
  asked: { data: Board | undefined; error: unknown; failureCount: number; fetchStatus: string };
  teamName: string;
  look: "dark" | "light";
  onLeave: () => void;
};

/**
 * The board for a wall: figures and the gravest cases in letters to be read from six metres; no controls, nothing that moves, nothing of a
 * caller but their organisation. It says of what time it is, and says so when that time is past. Escape leaves it.
 */
export function Wall({ asked, teamName, look, onLeave }: Props) {
  const { t } = useTranslation("board");
  const words = useProblemWords();
  const language = useLanguage();
  const reader = useReader();
  useHotkey("escape", onLeave, { label: t("leave"), group: t("title") });
  useWallLook(look);
  const { data, error } = asked;
  const rows = (key: BoardSection) => data?.sections.find((section) => section.key === key)?.rows ?? [];
  const isOnline = useOnline();
  const isCut =
    !isOnline ||
    asked.failureCount > 0 ||
    asked.fetchStatus === "paused" ||
    (data && isStale(Date.parse(data.asOf), reader.now));
  return (
    <main className="wall" aria-label={t("title")}>
      <header>
        <h1>{teamName || t("title")}</h1>
        <span className="space" />
        {data && (
          <span className={isCut ? "wall-stale" : "text2"} role={isCut ? "alert" : undefined}>
            {t(isCut ? "stale" : "asOf", { time: fullTime(data.asOf, reader.zone).slice(11, 16) })}
          </span>
        )}
        <time className="mono">{wallTime(reader.now, reader.zone).time}</time>
      </header>
      {!data && error !== null && <p className="wall-stale">{words(error)}</p>}
      {data && (
        <>
          <dl className="wall-figures">
            {data.sections
              .filter(({ key }) => figures.includes(key))
              .map(({ key, count }) => (
                <div key={key} className={`${key}${count === 0 ? " zero" : ""}`}>
                  <dd className="mono">{countWords(count, data.cap, language)}</dd>
                  <dt>{t(`of.${key}`)}</dt>
                </div>
              ))}
          </dl>
          <div className="wall-lists">
            <div>
              <WallList title={t("of.breached")} none={t("none.breached")} rows={rows("breached").slice(0, 6)} />
            </div>
            <div>
              {rows("majors").length > 0 && (
                <WallList title={t("of.majors")} none={t("none.majors")} rows={rows("majors").slice(0, 2)} />
              )}
              <WallList title={t("of.risk")} none={t("none.risk")} rows={rows("risk").slice(0, 2)} />
              <WallList title={t("of.unassigned")} none={t("none.unassigned")} rows={rows("unassigned").slice(0, 3)} />
            </div>
          </div>
        </>
      )}
    </main>
  );
}

function WallList({ title, none, rows }: { title: string; none: string; rows: readonly BoardRow[] }) {
  const { t } = useTranslation("board");
  const say = useSay();
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 && <p className="text3">{none}</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.number}>
            <span className="row">
              <b className="cut">{withoutPhones(row.subject)}</b>
              <span className="space" />
              {row.clock && <ClockChip clock={row.clock} />}
            </span>
            <span className="row text2">
              <CaseNumber number={row.number} />
              <span className="cut">
                {[row.organisation, row.assignee?.name ?? (row.team ? say(row.team.name) : t("nobody"))]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Dark whatever the reader's own look, and the screen stays on where the browser can keep it so. */
function useWallLook(look: "dark" | "light"): void {
  // After every drawing: the profile, read again, puts the reader's own look back on.
  useEffect(() => {
    document.documentElement.dataset.theme = look;
  });
  useEffect(() => () => applyScheme(), []);
  useEffect(() => {
    let lock: { release: () => Promise<void> } | undefined;
    let isGone = false;
    const keepOn = () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      navigator.wakeLock.request("screen").then(
        (granted) => {
          lock = granted;
          if (isGone) void granted.release();
        },
        () => undefined,
      );
    };
    keepOn();
    document.addEventListener("visibilitychange", keepOn);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", keepOn);
      void lock?.release();
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}
