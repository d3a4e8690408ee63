import type { Queryable } from "../db/pool.ts";
import type { Reader } from "../jobs/reader.ts";
import type { Kernel } from "../kernel.ts";
import { countWords, type Document, type FieldsOf, readCaseTexts, storeDocuments } from "./documents.ts";
import { tellsCasesApart } from "./rules.ts";
import { loadCutter } from "./words.ts";

/** Keeps what cases are found by up to date, within about a second of any change. */
export const searchReader = (fieldsOf: FieldsOf): Reader => ({
  name: "search",
  handle: async (_, batch, tx) => {
    const caseIds = [...new Set(batch.map(({ caseId }) => caseId).filter((id) => id !== null))];
    if (caseIds.length > 0) await indexCases(tx, caseIds, fieldsOf);
  },
});

/** Makes the documents of these cases anew. Repeatable: it says what is, not what changed. */
export async function indexCases(tx: Queryable, caseIds: readonly string[], fieldsOf: FieldsOf): Promise<void> {
  const [texts, cutter] = await Promise.all([readCaseTexts(tx, caseIds, fieldsOf), loadCutter()]);
  const documents = texts.map(({ caseId, eventCount, publicText, allText }): Document => {
    const publicWords = cutter.ofText(publicText);
    return {
      caseId,
      eventCount,
      publicWords: [...publicWords],
      allWords: [...publicWords.union(cutter.ofText(allText))],
    };
  });
  const changes = await storeDocuments(tx, documents);
  await countWords(tx, new Map([...changes].filter(([word]) => tellsCasesApart(word))));
}

const batchSize = 200;

/** Makes all documents anew, oldest first, while everything runs (command `reindex`). Returns how many. */
export async function reindex(
  { db }: Pick<Kernel, "db">,
  fieldsOf: FieldsOf,
  progress: (done: number) => void = () => undefined,
): Promise<number> {
  let last = "0";
  for (let done = 0; ; ) {
    const { rows } = await db.query<{ id: string }>({
      text: "select id from cases where id > $1 order by id limit $2",
      values: [last, batchSize],
    });
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return done;
    await db.transaction((tx) => indexCases(tx, ids, fieldsOf));
    last = ids.at(-1) ?? last;
    done += ids.length;
    progress(done);
  }
}
