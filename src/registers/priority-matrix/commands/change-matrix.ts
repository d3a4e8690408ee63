import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeMatrix, type MatrixView, priorityMatrixOperations } from "../contract.ts";
import { presentMatrix } from "../present.ts";
import { lockMatrix, writeMatrix } from "../queries.ts";
import { matrixIssues, sortedCells } from "../rules.ts";

/** D5: replaces the matrix. Cases already registered keep their priority; the next one is ranked by the new matrix. */
export async function changeMatrix(keeping: Keeping, asking: Asking, body: ChangeMatrix): Promise<MatrixView> {
  return keep(keeping, asking, { id: priorityMatrixOperations.change.id, input: body }, async (tx) => {
    const before = await lockMatrix(tx);
    mustBeCurrent(asking, before);
    const issues = matrixIssues(body.cells);
    if (issues.length > 0) throw invalid(...issues);
    const after = { cells: sortedCells(body.cells), version: before.version + 1 };
    await writeMatrix(tx, after.cells, after.version);
    await recordChange(tx, asking, { register: "priority-matrix", record: "all", before, after });
    return presentMatrix(after);
  });
}
