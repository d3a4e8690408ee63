import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";
import type { SwapState } from "./rules.ts";

export type SwapTerm = { shift: Words; from: string; until: string };
export type SwapRow = {
  id: string;
  team_id: string;
  entry_id: string | null;
  other_entry_id: string | null;
  asked_by: string;
  asked_of: string;
  terms: { gives: SwapTerm; takes: SwapTerm | null };
  state: SwapState;
  version: number;
  created_at: Temporal.Instant;
  by_name: string;
  of_name: string;
  steps: { step: string; by: string | null; note: string; at: string }[];
};

const select = `select s.*, b.name as by_name, o.name as of_name,
    coalesce((select jsonb_agg(jsonb_build_object('step', t.step, 'by', p.name, 'note', t.note, 'at', t.at) order by t.seq)
      from duty_swap_steps t left join persons p on p.id = t.person_id where t.swap_id = s.id), '[]') as steps
  from duty_swaps s join persons b on b.id = s.asked_by join persons o on o.id = s.asked_of`;

export async function swapsOf(db: Queryable, teamId: string, after: Temporal.Instant): Promise<SwapRow[]> {
  const { rows } = await db.query<SwapRow>({
    text: `${select} where s.team_id = $1 and (s.created_at > $2 or s.state in ('asked', 'accepted')) order by s.id desc limit 100`,
    values: [teamId, after],
  });
  return rows;
}

export async function findSwap(db: Queryable, id: string): Promise<SwapRow | null> {
  const { rows } = await db.query<SwapRow>({ text: `${select} where s.id = $1`, values: [id] });
  return rows[0] ?? null;
}

export async function insertSwap(
  tx: Queryable,
  swap: Pick<SwapRow, "team_id" | "entry_id" | "other_entry_id" | "asked_by" | "asked_of" | "terms" | "created_at">,
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into duty_swaps (team_id, entry_id, other_entry_id, asked_by, asked_of, terms, state, created_at)
      values ($1, $2, $3, $4, $5, $6, 'asked', $7) returning id`,
    values: [
      swap.team_id,
      swap.entry_id,
      swap.other_entry_id,
      swap.asked_by,
      swap.asked_of,
      swap.terms,
      swap.created_at,
    ],
  });
  return rows[0]!.id;
}

export async function updateSwap(tx: Queryable, id: string, state: SwapState): Promise<void> {
  await tx.query({
    text: "update duty_swaps set state = $2, version = version + 1 where id = $1",
    values: [id, state],
  });
}

export async function addStep(
  tx: Queryable,
  swapId: string,
  step: { step: string; personId: string; note: string; at: Temporal.Instant },
): Promise<void> {
  await tx.query({
    text: `insert into duty_swap_steps (swap_id, seq, step, person_id, note, at)
      select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5 from duty_swap_steps where swap_id = $1`,
    values: [swapId, step.step, step.personId, step.note, step.at],
  });
}
