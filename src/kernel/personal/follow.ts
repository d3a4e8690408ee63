import type { Queryable } from "../db/pool.ts";
import { notAllowed } from "../errors/refusal.ts";
import type { Asking } from "../http/route.ts";
import { personOf } from "../people/scope.ts";

/** Tells the asker of what happens on a case from now on. They see the case, as the caller has made sure. Done twice it is done once. */
export async function follow(db: Queryable, asking: Pick<Asking, "actor" | "now">, caseId: string): Promise<void> {
  await db.query({
    name: "follow",
    text: "insert into case_followers (case_id, person_id, since) values ($1, $2, $3) on conflict do nothing",
    values: [caseId, somebody(asking), asking.now],
  });
}

export async function unfollow(db: Queryable, asking: Pick<Asking, "actor">, caseId: string): Promise<void> {
  await db.query({
    name: "unfollow",
    text: "delete from case_followers where case_id = $1 and person_id = $2",
    values: [caseId, somebody(asking)],
  });
}

/** Programs have no lists of their own, customers follow their cases anyway. */
export function somebody({ actor }: Pick<Asking, "actor">): string {
  const person = personOf(actor);
  if (person === null || actor.side !== "staff") throw notAllowed("staff-only");
  return person;
}
