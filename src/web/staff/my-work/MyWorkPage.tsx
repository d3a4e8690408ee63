import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { KeyHint } from "../../kit/KeyHint.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { useBand } from "../../kit/width.ts";
import { Changing } from "../cases/Changing.tsx";
import { useSteadyRows } from "../cases/steady.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { useStaffParts } from "../parts.ts";
import { useTitle } from "../title.ts";
import { AsleepLink, Reminders } from "./Arranged.tsx";
import { todosQuery } from "./ask.ts";
import { Greeting } from "./Greeting.tsx";
import { Kinds } from "./Kinds.tsx";
import { Preview } from "./Preview.tsx";
import { TodoLine } from "./TodoLine.tsx";
import "./my-work.css";

const groups = ["late", "today", "next"] as const;

/** What is my turn: late, today, next; why, and what to do first, beside it. */
export function MyWorkPage() {
  const { t } = useTranslation("myWork");
  useTitle(t("title"));
  const words = useProblemWords();
  const reader = useReader();
  const { mine } = useStaffParts();
  const navigate = useNavigate();
  const { kind, asleep } = useSearch({ strict: false }) as { kind?: string; asleep?: string };
  const isAsleep = asleep === "true";
  const asked = useInfiniteQuery(todosQuery(kind, isAsleep));
  const [isHeld, setHeld] = useState(false);
  const fresh = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  const { rows, waiting, settle } = useSteadyRows(`${kind ?? ""} ${isAsleep}`, fresh, isHeld);
  const [chosen, setChosen] = useState<string>();
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosen),
  );
  const todo = rows[at];
  const band = useBand();
  const hasPreview = band !== "one" && band !== "phone";
  const step = (to: number) => setChosen(rows[Math.max(0, Math.min(rows.length - 1, to))]?.id);
  const keys = t("keys");
  useHotkey("j", () => step(chosen === undefined ? 0 : at + 1), { label: t("next"), group: keys });
  useHotkey("k", () => step(at - 1), { label: t("previous"), group: keys });
  useHotkey(todo ? "enter" : undefined, () => todo && void navigate({ to: `/cases/${todo.case.number}` }), {
    label: t("open"),
    group: keys,
  });
  const first = asked.data?.pages[0];
  const isAside = band === "wide" || band === "full";
  const next = rows.find(({ group }) => group === "next");
  return (
    <main className={`my-work ${band}`}>
      {isAside && (
        <aside className="pane views" aria-label={t("kinds")}>
          <Kinds first={first} kind={kind} />
        </aside>
      )}
      <section className="pane turns" aria-label={t("title")}>
        <Greeting counts={first?.counts}>
          <span className="key-line small text3">
            <KeyHint keys="j" /> <KeyHint keys="k" /> {t("upDown")} <KeyHint keys="enter" /> {t("open")}
          </span>
        </Greeting>
        {!isAside && (
          <nav className="kind-line" aria-label={t("kinds")}>
            <Kinds first={first} kind={kind} />
          </nav>
        )}
        {asked.isFetching && <LoadingLine />}
        {waiting > 0 && (
          <button
            type="button"
            className="list-waiting"
            onClick={() => {
              settle();
              setHeld(false);
            }}
          >
            {t("waiting", { count: waiting })}
          </button>
        )}
        <div className="scroll" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
          {asked.error && <ErrorLine happened={words(asked.error)} />}
          {!isAsleep && kind === undefined && (
            <>
              <Suspense>
                {mine.map((Part, at) => (
                  <Part key={at} />
                ))}
              </Suspense>
              <Reminders />
            </>
          )}
          {hasPreview && rows.length > 0 && (
            <div className="todo-head" aria-hidden="true">
              {(["when", "what", "number", "matter", "customer", "clock"] as const).map((column) => (
                <span key={column} className={column}>
                  {t(`column.${column}`)}
                </span>
              ))}
            </div>
          )}
          {groups.map((group) => {
            const inGroup = rows.filter((row) => row.group === group);
            if (inGroup.length === 0) return null;
            const count = kind === undefined && !isAsleep ? (first?.counts[group] ?? inGroup.length) : inGroup.length;
            return (
              <section key={group} className={`todo-group ${group}`} aria-label={t(`group.${group}`)}>
                <h2>
                  {t(`group.${group}`)}{" "}
                  <span className="count">
                    <Changing value={String(count)} />
                  </span>
                  {group === "next" && next?.dueAt && (
                    <span className="small text3">
                      {t("nearest", { when: when(next.dueAt, reader, { inside: true }) })}
                    </span>
                  )}
                </h2>
                {inGroup.map((row) => (
                  <TodoLine
                    key={row.id}
                    todo={row}
                    isChosen={hasPreview && row.id === todo?.id}
                    onChoose={hasPreview ? () => setChosen(row.id) : undefined}
                  />
                ))}
              </section>
            );
          })}
          <AsleepLink count={first?.counts.asleep ?? 0} isAsleep={isAsleep} />
          {asked.isSuccess && rows.length === 0 && (
            <EmptyLine act={<Link to="/cases">{t("toCases")}</Link>}>{t(kind ? "noneOfKind" : "none")}</EmptyLine>
          )}
          {asked.hasNextPage && (
            <button type="button" className="list-more" onClick={() => void asked.fetchNextPage()}>
              {t("more")}
            </button>
          )}
        </div>
      </section>
      {hasPreview && (
        <aside className="pane preview" aria-label={t("preview.label")}>
          {todo ? <Preview key={todo.id} todo={todo} /> : <EmptyLine>{t("preview.none")}</EmptyLine>}
        </aside>
      )}
    </main>
  );
}
