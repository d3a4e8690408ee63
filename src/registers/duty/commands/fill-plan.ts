import { type FieldIssue, invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Keeping } from "../../record-keeping/index.ts";
import { type CopyWeeks, dutyOperations, type Rotate } from "../contract.ts";
import { changeRoster } from "../keeping.ts";
import { entriesOf, putEntries } from "../queries.ts";
import { copiedWeeks, mondayOf, rotated, type Wish } from "../rules.ts";
import { stamped } from "./plan.ts";

type Changed = Promise<{ version: number; changed: number }>;

/** D20: the same week again, as often as asked. People who have left the team, and days that are over, are left out. */
export async function copyWeeks(keeping: Keeping, asking: Asking, teamId: string, body: CopyWeeks): Changed {
  const order = { operation: dutyOperations.copyWeeks.id, teamId, input: body };
  return changeRoster(keeping, asking, order, async (tx) => {
    const monday = mondayOf(body.from);
    const sunday = Temporal.PlainDate.from(monday).add({ days: 6 }).toString();
    const week = (await entriesOf(tx, teamId, monday, sunday)).filter(
      ({ day, state }) => day >= monday && state !== "leaving",
    );
    const asWishes = week.map(
      ({ shift_id, person_id, day }): Wish => ({ shiftId: shift_id, personId: person_id, day }),
    );
    const { wishes } = await stamped(tx, teamId, copiedWeeks(asWishes, body.from, body.to, body.weeks), asking.now);
    return { changed: await putEntries(tx, teamId, wishes), after: { copied: body } };
  });
}

/** D20: a pattern turned over people. What of it is over already is left out; a person or shift that is not the team's is refused. */
export async function rotate(keeping: Keeping, asking: Asking, teamId: string, body: Rotate): Changed {
  const order = { operation: dutyOperations.rotate.id, teamId, input: body };
  return changeRoster(keeping, asking, order, async (tx) => {
    const wanted = rotated(body);
    const { wishes, issues } = await stamped(tx, teamId, wanted, asking.now);
    const wrong = issues
      .filter(({ code }) => code !== "already-over")
      .map((issue) => namedInRotation(issue, wanted, body));
    if (wrong.length > 0) throw invalid(...wrong);
    return { changed: await putEntries(tx, teamId, wishes), after: { rotated: body } };
  });
}

/** The issue as the caller wrote it: the person or the shift, not the day it was worked out for. */
function namedInRotation({ path, code }: FieldIssue, wanted: readonly Wish[], body: Rotate): FieldIssue {
  const [, at, field] = path.split(".");
  const wish = wanted[Number(at)]!;
  return field === "personId"
    ? { path: `people.${body.people.indexOf(wish.personId)}`, code }
    : { path: `pattern.${body.pattern.indexOf(wish.shiftId)}`, code };
}
