import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { isOutside } from "#kernel/people/scope.ts";
import type { Engine } from "#kernel/process/engine.ts";
import type { RegisterNames } from "#kernel/process/names.ts";
import { caseIdOf, formatNumber } from "#kernel/process/numbers.ts";
import { readForPlan } from "#kernel/process/queries.ts";
import { type ContactRegisters, ladderOfCase } from "./contacts.ts";
import { incidentOperations as operations } from "./contract.ts";
import { presentContacts } from "./present-contacts.ts";
import { attemptsOf, coordinationAwaited, holdersOf } from "./queries.ts";

/** What is special to incidents beside what every case has. */
export const incidentRoutes = (engine: Engine, registers: ContactRegisters, names: RegisterNames): Route[] => {
  const { kernel, staff } = engine.ground;
  return [
    route(operations.coordinationAwaited, async ({ actor }) => ({
      items: (await coordinationAwaited(kernel.db, actor)).map(({ number, dueAt, ...row }) => ({
        ...row,
        number: formatNumber(number),
        dueAt: dueAt?.toString() ?? null,
      })),
    })),
    route(operations.contacts, async ({ actor, now }, { params }) => {
      const read = isOutside(actor) ? null : await readForPlan(kernel.db, actor, caseIdOf(params.number));
      if (read === null || read.record.process !== "incident") throw notFound("no-such-case");
      const day = now.toZonedDateTimeISO(kernel.zone).toPlainDate();
      const ladder = ladderOfCase(registers, read.record, staff.holding("technical-centre-director", now));
      const [holders, attempts] = [
        await holdersOf(kernel.db, ladder, day.toString()),
        await attemptsOf(kernel.db, read.record.id),
      ];
      return presentContacts(read.record, ladder, holders, attempts, names);
    }),
  ];
};
