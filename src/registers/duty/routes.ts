import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import type { Keeping } from "../record-keeping/index.ts";
import { askSwap } from "./commands/ask-swap.ts";
import { changeSettings } from "./commands/change-settings.ts";
import { clearPlan } from "./commands/clear-plan.ts";
import { copyWeeks, rotate } from "./commands/fill-plan.ts";
import { addAbsence, changeAbsence } from "./commands/keep-absence.ts";
import { addShift, changeShift } from "./commands/keep-shift.ts";
import { plan } from "./commands/plan.ts";
import { publish } from "./commands/publish.ts";
import { setHotline } from "./commands/set-hotline.ts";
import { stepSwap } from "./commands/step-swap.ts";
import { dutyOperations as operations } from "./contract.ts";
import { readHotline } from "./hotline.ts";
import { type DutyBooks, readNow } from "./read-now.ts";
import { readRoster } from "./read-roster.ts";

export const dutyRoutes = (keeping: Keeping, books: DutyBooks): Route[] => [
  route(operations.now, async (asking, { query }) => ({
    items: await readNow(keeping.kernel.db, books, asking, query.team ?? null),
    asOf: asking.now.toString({ smallestUnit: "millisecond" }),
  })),
  route(operations.hotline, () => readHotline(keeping.kernel.db)),
  route(operations.setHotline, (asking, { body }) => setHotline(keeping, asking, body)),
  route(operations.roster, async (asking, { params, query }) => {
    const roster = await readRoster(keeping.kernel, books, asking, params.team, query);
    if (roster === null) throw notFound();
    return roster;
  }),
  route(operations.settings, (asking, { params, body }) => changeSettings(keeping, asking, params.team, body)),
  route(operations.addShift, (asking, { params, body }) => addShift(keeping, asking, params.team, body)),
  route(operations.changeShift, (asking, { params, body }) => changeShift(keeping, asking, params.id, body)),
  route(operations.plan, (asking, { params, body }) => plan(keeping, asking, params.team, body)),
  route(operations.copyWeeks, (asking, { params, body }) => copyWeeks(keeping, asking, params.team, body)),
  route(operations.rotate, (asking, { params, body }) => rotate(keeping, asking, params.team, body)),
  route(operations.clear, (asking, { params, body }) => clearPlan(keeping, asking, params.team, body)),
  route(operations.publish, (asking, { params }) => publish(keeping, asking, params.team)),
  route(operations.askSwap, (asking, { body }) => askSwap(keeping, asking, body)),
  route(operations.stepSwap, (asking, { params, body }) => stepSwap(keeping, asking, params, body.note)),
  route(operations.addAbsence, (asking, { body }) => addAbsence(keeping, asking, body)),
  route(operations.changeAbsence, (asking, { params, body }) => changeAbsence(keeping, asking, params.id, body)),
];
