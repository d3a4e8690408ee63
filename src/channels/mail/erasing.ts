import type { Reader } from "#kernel/jobs/reader.ts";
import { eraseLettersOf } from "./erase-queries.ts";

/**
 * What is erased from a case for privacy (M4) goes from its letters too: of the entry alone, or of all of them where the one who asked was
 * erased. That there was a letter, when, and what became of it, stays.
 */
export const mailErasingReader: Reader = {
  name: "mail-erasing",
  kinds: ["case.requester-erased", "case.content-erased"],
  handle: async (_kernel, batch, tx) => {
    for (const { kind, caseId, payload } of batch) {
      if (caseId === null) continue;
      if (kind === "case.requester-erased") await eraseLettersOf(tx, caseId, null);
      else if (typeof payload.erased === "number") await eraseLettersOf(tx, caseId, payload.erased);
    }
  },
};
