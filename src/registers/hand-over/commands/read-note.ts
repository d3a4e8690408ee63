import { notAllowed, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { personOf } from "#kernel/people/scope.ts";
import { type Keeping, keep } from "../../record-keeping/index.ts";
import { handOverOperations, type NoteView } from "../contract.ts";
import { presentNotes, type StateWords } from "../present.ts";
import { confirmRead, findNote } from "../queries.ts";

/** D20: somebody of the coming shift confirms that they have read the note; once is enough, and who else reads it leaves no mark. */
export async function readNote(
  keeping: Keeping,
  stateWords: StateWords,
  asking: Asking,
  id: string,
): Promise<NoteView> {
  const { id: operation } = handOverOperations.read;
  return keep(keeping, asking, { id: operation, input: { id }, right: "people.read" }, async (tx) => {
    const row = await findNote(tx, id);
    const me = personOf(asking.actor);
    if (row === null || me === null) throw notFound();
    if (!row.readers.some((reader) => reader.id === me)) throw notAllowed("not-your-team");
    await confirmRead(tx, id, me, asking.now);
    return (await presentNotes(tx, asking.actor, [(await findNote(tx, id))!], stateWords))[0]!;
  });
}
