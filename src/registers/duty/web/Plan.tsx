import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { EmptyLine } from "#web/kit/EmptyLine.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useSay } from "#web/words/language.ts";
import { type EntryView, dutyOperations as operations, type RosterView } from "../contract.ts";
import { dutyChanged } from "./ask.ts";
import type { Span } from "./days.ts";
import { Grid } from "./Grid.tsx";
import { CopyWeek, Rotate } from "./PlanTools.tsx";

type Props = { roster: RosterView; days: readonly string[]; span: Span };

/** The grid of people and days, with what puts people on shifts: a shift to put, copying, rotating, clearing, publishing. */
export function Plan({ roster, days, span }: Props) {
  const { t } = useTranslation("duty");
  const say = useSay();
  const words = useProblemWords();
  const saving = useSave();
  const shifts = roster.shifts.filter(({ isArchived }) => !isArchived);
  const [picked, setPicked] = useState(0);
  const [tool, setTool] = useState<"copy" | "rotate" | null>(null);
  const params = { team: roster.team.id };
  const run = (act: () => Promise<unknown>) =>
    saving.run(async () => {
      await act();
      await dutyChanged();
    });
  const change = (body: { put?: { shiftId: string; day: string; personId: string }[]; remove?: string[] }) =>
    void run(() => call(operations.plan, { params, body }));
  const toggle = (personId: string, day: string, at: number) => {
    const shift = shifts[at];
    if (shift === undefined) return;
    const there = roster.entries.find(
      (one) => one.personId === personId && one.day === day && one.shiftId === shift.id,
    );
    if (there && there.state !== "leaving") change({ remove: [there.id] });
    else change({ put: [{ shiftId: shift.id, day, personId }] });
  };
  const clear = (entries: readonly EntryView[]) =>
    entries.length > 0 && change({ remove: entries.map(({ id }) => id) });
  const range = { from: days[0]!, until: days.at(-1)! };
  if (roster.people.length === 0) return <EmptyLine>{t("noMembers")}</EmptyLine>;
  return (
    <>
      {roster.mayPlan && shifts.length === 0 && <EmptyLine>{t("noShifts")}</EmptyLine>}
      {roster.mayPlan && shifts.length > 0 && (
        <div className="row plan-tools" role="toolbar" aria-label={t("pick")}>
          <span className="small text2">{t("pick")}</span>
          {shifts.map((shift, at) => (
            <button
              key={shift.id}
              type="button"
              className={`shift-chip ${shift.colour}`}
              aria-pressed={picked === at}
              onClick={() => setPicked(at)}
            >
              <span className="mono">{at + 1}</span> {say(shift.name)}{" "}
              <span className="mono">
                {shift.starts}–{shift.ends}
              </span>
            </button>
          ))}
          <span className="space" />
          {span === "week" && (
            <Act small quiet onAct={() => setTool(tool === "copy" ? null : "copy")}>
              {t("copyWeek")}
            </Act>
          )}
          <Act small quiet onAct={() => setTool(tool === "rotate" ? null : "rotate")}>
            {t("rotate")}
          </Act>
        </div>
      )}
      {tool === "copy" && span === "week" && (
        <CopyWeek
          from={days[0]!}
          busy={saving.busy}
          onCopy={(body) => void run(() => call(operations.copyWeeks, { params, body }))}
        />
      )}
      {tool === "rotate" && (
        <Rotate
          roster={roster}
          from={days[0]!}
          busy={saving.busy}
          onFill={(body) => void run(() => call(operations.rotate, { params, body }))}
        />
      )}
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      <Grid
        roster={roster}
        days={days}
        isTight={span === "month"}
        onToggle={roster.mayPlan ? (personId, day, at) => toggle(personId, day, at ?? picked) : undefined}
        onClear={clear}
      />
      {roster.mayPlan && <p className="small text3">{t("gridHelp")}</p>}
      {roster.mayPlan && (roster.unpublished > 0 || roster.misfits.length > 0) && (
        <div className="save-bar">
          <Act
            filled
            keys="mod+enter"
            busy={saving.busy}
            disabled={roster.unpublished === 0}
            onAct={() => void run(() => call(operations.publish, { params }))}
          >
            {t("publish")}
          </Act>
          {roster.misfits.length > 0 && (
            <Act
              busy={saving.busy}
              onAct={() => void run(() => call(operations.clear, { params, body: { ...range, what: "conflicts" } }))}
            >
              {t("clearConflicts")}
            </Act>
          )}
          {roster.unpublished > 0 && (
            <Act
              quiet
              busy={saving.busy}
              onAct={() => void run(() => call(operations.clear, { params, body: { ...range, what: "plan" } }))}
            >
              {t("discard")}
            </Act>
          )}
          <span className="small text2">
            {roster.misfits.length > 0
              ? t("conflicts", { count: roster.misfits.length })
              : t("unpublished", { count: roster.unpublished })}
          </span>
        </div>
      )}
    </>
  );
}
