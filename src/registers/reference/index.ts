export { type CaseRoute, loadReferenceBook, type ReferenceBook } from "./reference-book.ts";
export type { References } from "./snapshot.ts";
export { targetIn } from "./targets.ts";
