import type { Queryable } from "../../db/pool.ts";
import { notFound } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Kernel } from "../../kernel.ts";
import { demand, recordChange } from "../commands/change.ts";
import { refuseUnlessTheirs } from "../commands/of-customers.ts";
import type { DeputyView } from "./contract.ts";
import { stopDeputy } from "./queries.ts";

/** D4: ends what one named oneself. Refuses (`not-found`) another's, and what has ended. */
export async function endDeputy({ db }: Kernel, asking: Asking, personId: string, id: string): Promise<void> {
  await db.transaction((tx) => end(tx, asking, personId, id));
}

/** D4: ends it for somebody, or for whoever was named; what the deputy has been asked stays theirs. */
export async function endDeputyOf({ db }: Kernel, asking: Asking, personId: string, id: string): Promise<void> {
  demand(asking.actor, "people.manage");
  await db.transaction(async (tx) => {
    await refuseUnlessTheirs(tx, asking, personId);
    await end(tx, asking, personId, id);
  });
}

async function end(tx: Queryable, asking: Asking, personId: string, id: string): Promise<void> {
  const ended = await stopDeputy(tx, personId, id, asking.now);
  if (ended === null) throw notFound();
  await recordDeputy(tx, asking, { before: ended, after: null });
}

/** A line in the log of changes to the person stood in for. */
export async function recordDeputy(
  tx: Queryable,
  asking: Asking,
  { before, after }: { before: DeputyView | null; after: DeputyView | null },
): Promise<void> {
  const { person } = (before ?? after)!;
  // By name, so that the log says who it was and not only which number they have.
  const told = (one: DeputyView | null) => ({
    name: person.name,
    deputy: one && `${one.deputy.name} ${one.from} … ${one.until}`,
  });
  await recordChange(tx, asking, { register: "persons", record: person.id, before: told(before), after: told(after) });
}
