export { loadReferenceBook, type ReferenceBook } from "./reference-book.ts";
export type { ItemFact } from "./snapshot.ts";
export { whatIf } from "./what-if.ts";
