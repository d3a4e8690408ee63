import type { Queryable } from "#kernel/db/pool.ts";
import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { EntryRow } from "./queries.ts";

/** Why a swap would not work out: whoever takes a shift already has one at that time, or is away then. */
export async function clashes(
  tx: Queryable,
  given: EntryRow,
  taken: EntryRow | null,
  askedOf: string,
): Promise<FieldIssue[]> {
  const swapped = [given.id, taken?.id ?? "0"];
  const issues: FieldIssue[] = [];
  const look = async (personId: string, entry: EntryRow, path: string) => {
    const { rows } = await tx.query<{ busy: boolean; away: boolean }>({
      text: `select exists (select from duty_entries e where e.person_id = $1 and e.starts_at < $3 and e.ends_at > $2
            and e.state <> 'leaving' and not e.id = any($4::bigint[])) as busy,
          exists (select from absences a where a.person_id = $1 and a.withdrawn_at is null and a.starts_at < $3 and a.ends_at > $2) as away`,
      values: [personId, entry.starts_at, entry.ends_at, swapped],
    });
    if (rows[0]!.busy) issues.push({ path, code: "own-shift-then" });
    if (rows[0]!.away) issues.push({ path, code: "away-then" });
  };
  await look(askedOf, given, "askedOf");
  if (taken !== null) await look(given.person_id, taken, "inReturnFor");
  return issues;
}
