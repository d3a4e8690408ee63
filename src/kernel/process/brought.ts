import { addPart, type Draft } from "./draft.ts";

/** A file stored already that comes with words from outside; `id` is the attachment it becomes. */
export type BroughtFile = { id: string; fileId: string; name: string };

/** What words from outside bring with them, written in the transaction of their entry or not at all. */
export type Brought = {
  files?: readonly BroughtFile[];
  /** Rows of a channel's own, by part: its migration brings `keep_<part>`, which finds the entry in `seq`. */
  parts?: Readonly<Record<string, readonly object[]>>;
};

export const broughtIds = ({ files = [] }: Brought = {}): string[] => files.map(({ id }) => id);

/** Plans what is brought to belong to the entry planned last. */
export function keepBrought(
  draft: Draft,
  { files = [], parts = {} }: Brought,
  visibility: "public" | "internal",
): void {
  const seq = draft.record.eventCount;
  for (const file of files) addPart(draft, "brought_files", { ...file, visibility, seq });
  for (const [part, rows] of Object.entries(parts)) for (const row of rows) addPart(draft, part, { ...row, seq });
}
