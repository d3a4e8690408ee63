import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import { type Asking, type Route, route } from "#kernel/http/route.ts";
import type { Engine } from "#kernel/process/engine.ts";
import type { RegisterNames } from "#kernel/process/names.ts";
import { caseIdOf, formatNumber } from "#kernel/process/numbers.ts";
import { readForPlan } from "#kernel/process/queries.ts";
import { applySolution } from "#kernel/process/relate/apply-solution.ts";
import { changeRule } from "./commands/change-rule.ts";
import { dismiss } from "./commands/dismiss.ts";
import { makeOfCase, makeOfRecurring } from "./commands/make.ts";
import { problemOperations as operations } from "./contract.ts";
import { listOffered, type OfferedRow, readIncidentsInScope, readKnownErrors, readRule } from "./queries.ts";

/** Newest incidents shown with each recurrence. */
const latestShown = 5;

/** The API of recurring incidents, problem records and known errors. */
export function problemRoutes({ engine, names }: { engine: Engine; names: RegisterNames }): Route[] {
  const { kernel } = engine.ground;
  const { db } = kernel;

  const present = async (asking: Asking, row: OfferedRow, days: number) => ({
    id: row.id,
    kind: row.kind,
    device: row.device,
    service: row.serviceId === null ? null : names.service(row.serviceId),
    category: row.categoryId === null ? null : names.category(row.categoryId),
    organisation: row.organisation,
    cases: row.cases,
    lastAt: row.lastAt.toString(),
    foundAt: row.foundAt.toString(),
    latest: (
      await readIncidentsInScope(db, asking.actor, row, asking.now.subtract({ hours: days * 24 }), latestShown)
    ).map(({ number, subject }) => ({ number: formatNumber(number), subject })),
  });

  /** Known errors that fit a case the asker sees. */
  const fitting = async (asking: Asking, caseId: string) => {
    const read = await readForPlan(db, asking.actor, caseId);
    if (read === null) throw notFound("no-such-case");
    const text = (value: unknown) => (typeof value === "string" ? value : null);
    const { device, service, category } = read.record.fields;
    if (read.record.process === "problem") return [];
    return readKnownErrors(db, { device: text(device), service: text(service), category: text(category) });
  };

  return [
    route(operations.recurring, async (asking, { query }) => {
      const limit = query.limit ?? 20;
      const rows = await listOffered(db, readCursor(query.cursor), limit + 1);
      const page = rows.slice(0, limit);
      const { days } = await readRule(db);
      const last = page.at(-1);
      return {
        items: await Promise.all(page.map((row) => present(asking, row, days))),
        next: rows.length > limit && last !== undefined ? `${last.lastAt.epochMilliseconds}.${last.id}` : null,
      };
    }),
    route(operations.make, async (asking, { params, body }) => {
      const { number } = await makeOfRecurring(engine, asking, { id: params.id, subject: body.subject });
      return { number };
    }),
    route(operations.dismiss, (asking, { params, body }) =>
      dismiss(kernel, asking, { id: params.id, because: body.because }),
    ),
    route(operations.makeOfCase, async (asking, { params, body }) => {
      const { number } = await makeOfCase(engine, asking, { caseId: caseIdOf(params.number), subject: body.subject });
      return { number };
    }),
    route(operations.knownErrors, async (asking, { params }) => ({
      items: (await fitting(asking, caseIdOf(params.number))).map(({ number, subject, cause, workaround }) => ({
        number: formatNumber(number),
        subject,
        cause,
        workaround,
      })),
    })),
    route(operations.apply, async (asking, { params, body }) => {
      const [caseId, fromId] = [caseIdOf(params.number), caseIdOf(body.problem)];
      // A known error is the house's to know; any other problem is not found this way.
      if (!(await fitting(asking, caseId)).some(({ id }) => id === fromId))
        throw new Refusal("wrong-state", "nothing-to-apply");
      const { number, version } = await applySolution(engine, asking, { caseId, fromId, gathers: true });
      return { number, version };
    }),
    route(operations.rule, () => readRule(db)),
    route(operations.changeRule, (asking, { body }) => changeRule(kernel, asking, body)),
  ];
}

function readCursor(cursor: string | undefined): { lastAt: string; id: string } | null {
  if (cursor === undefined) return null;
  const [, ms, id] = /^(\d{1,15})\.(\d{1,18})$/.exec(cursor) ?? [];
  if (ms === undefined || id === undefined) throw new Refusal("malformed", "bad-cursor");
  return { lastAt: Temporal.Instant.fromEpochMilliseconds(Number(ms)).toString(), id };
}
