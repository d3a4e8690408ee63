import { type FieldIssue, invalid, notAllowed } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { tellPersons } from "#kernel/notify/notices.ts";
import { caseScope, personOf } from "#kernel/people/scope.ts";
import { parseNumber } from "#kernel/process/numbers.ts";
import type { DutyBook } from "../../duty/index.ts";
import { type Keeping, keep } from "../../record-keeping/index.ts";
import { handOverOperations, type NewNote, type NoteView } from "../contract.ts";
import { presentNotes, type StateWords } from "../present.ts";
import { findNote, insertNote, readCases } from "../queries.ts";
import { shiftsBetween } from "../shifts.ts";

/** D20: the leaving shift tells the coming one. By whoever belongs to the team, on duty or not; never changed afterwards. */
export async function writeNote(
  keeping: Keeping,
  { duty, stateWords }: { duty: DutyBook; stateWords: StateWords },
  asking: Asking,
  body: NewNote,
): Promise<NoteView> {
  const { id: operation } = handOverOperations.write;
  await duty.refresh();
  return keep(keeping, asking, { id: operation, input: body, right: "people.read" }, async (tx) => {
    const authorId = personOf(asking.actor);
    if (authorId === null || !asking.actor.teamIds.includes(body.teamId)) throw notAllowed("not-your-team");
    const parsed = body.cases.map((text) => parseNumber(text));
    const ids = parsed.map((one) => (typeof one === "string" ? "0" : one.id));
    const seen = new Set((await readCases(tx, (first) => caseScope(asking.actor, first), ids)).map(({ id }) => id));
    const issues = parsed.flatMap((one, at): FieldIssue[] => {
      if (one === "mistyped") return [{ path: `cases.${at}`, code: "number-mistyped" }];
      return typeof one !== "string" && seen.has(one.id) ? [] : [{ path: `cases.${at}`, code: "not-there" }];
    });
    if (issues.length > 0) throw invalid(...issues);
    const between = await shiftsBetween(tx, duty, body.teamId, asking.now);
    const id = await insertNote(tx, {
      ...between,
      teamId: body.teamId,
      authorId,
      body: body.body,
      cases: [...new Set(ids)],
      at: asking.now,
    });
    const row = (await findNote(tx, id))!;
    const notice = {
      kind: "hand-over-note" as const,
      params: { team: row.team_name, author: row.author_name },
      once: `hand-over:${id}`,
    };
    const personIds = row.readers.map((reader) => reader.id).filter((reader) => reader !== authorId);
    await tellPersons(tx, [{ personIds, notice, at: asking.now }]);
    return (await presentNotes(tx, asking.actor, [row], stateWords))[0]!;
  });
}
