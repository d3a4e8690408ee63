import type { Words } from "#kernel/words/words.ts";
import type { MatrixView } from "./contract.ts";
import type { Matrix } from "./queries.ts";
import { impacts, urgencies } from "./rules.ts";

export const presentMatrix = ({ cells, version }: Matrix): MatrixView => ({
  cells,
  version,
  impacts: listed(impacts),
  urgencies: listed(urgencies),
});

const listed = (words: Record<number, Words>) =>
  Object.entries(words).map(([value, name]) => ({ value: Number(value), name }));
