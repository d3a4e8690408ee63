import type { Queryable } from "#kernel/db/pool.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { caseScope, personOf } from "#kernel/people/scope.ts";
import { formatNumber } from "#kernel/process/numbers.ts";
import type { Words } from "#kernel/words/words.ts";
import type { NoteView } from "./contract.ts";
import { type NotedCase, type NoteRow, readCases } from "./queries.ts";

/** What a state is called, by process, version and key. */
export type StateWords = (process: string, version: number, state: string) => Words;

const iso = (at: string): string => Temporal.Instant.from(at).toString({ smallestUnit: "millisecond" });

export const presentCase = (row: NotedCase, stateWords: StateWords) => ({
  number: formatNumber(row.number),
  subject: row.subject,
  state: stateWords(row.process, row.process_version, row.state),
});

/** Notes as a reader sees them: cases outside their scope are left out. */
export async function presentNotes(
  db: Queryable,
  actor: Actor,
  rows: readonly NoteRow[],
  stateWords: StateWords,
): Promise<NoteView[]> {
  const ids = [...new Set(rows.flatMap(({ cases }) => cases))];
  const found = ids.length === 0 ? [] : await readCases(db, (first) => caseScope(actor, first), ids);
  const cases = new Map(found.map((row) => [row.id, presentCase(row, stateWords)]));
  const me = personOf(actor);
  return rows.map((row) => ({
    id: row.id,
    team: { id: row.team_id, name: row.team_name },
    author: { id: row.author_id, name: row.author_name },
    body: row.body,
    cases: row.cases.flatMap((id) => cases.get(id) ?? []),
    leaving: row.leaving,
    coming: row.coming,
    writtenAt: row.written_at.toString({ smallestUnit: "millisecond" }),
    readers: row.readers.map(({ readAt, ...reader }) => ({ ...reader, readAt: readAt === null ? null : iso(readAt) })),
    isMineToRead: row.readers.some(({ id, readAt }) => id === me && readAt === null),
  }));
}
