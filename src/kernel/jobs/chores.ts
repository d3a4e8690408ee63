import type { Queryable } from "../db/pool.ts";
import type { Kernel } from "../kernel.ts";

/** Tidying that must happen now and then, on one node at a time. May run twice without harm. */
export type Chore = { name: string; everyMinutes: number; run: (kernel: Kernel) => Promise<void> };

/** Does each chore when it is due, whichever node sees it first. Returns how to stop. */
export function startChores(kernel: Kernel, chores: readonly Chore[], lookEveryMs = 60_000): () => Promise<void> {
  let doing: Promise<void> = Promise.resolve();
  const look = () => {
    doing = doing.then(() => doDueChores(kernel, chores));
  };
  const looking = setInterval(look, lookEveryMs).unref();
  look();
  return async () => {
    clearInterval(looking);
    await doing;
  };
}

export async function doDueChores(kernel: Kernel, chores: readonly Chore[]): Promise<void> {
  for (const chore of chores) {
    try {
      if (await isMyTurn(kernel.db, chore, kernel.now())) await chore.run(kernel);
    } catch (error) {
      kernel.log.fault("chore.failed", error, { chore: chore.name });
    }
  }
}

/** The row says when it is due next; of several nodes only one can move it. */
async function isMyTurn(db: Queryable, { name, everyMinutes }: Chore, now: Temporal.Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "chores-claim",
    text: `insert into relay_marks as m (reader, xid, id, leased_until) values ($1, '0', 0, $3)
           on conflict (reader) do update set leased_until = $3 where m.leased_until is null or m.leased_until <= $2`,
    values: [`chore:${name}`, now, now.add({ minutes: everyMinutes })],
  });
  return rowCount === 1;
}
