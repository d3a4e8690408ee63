export { loadReferenceBook, type ReferenceBook } from "./reference-book.ts";
export type { CategoryFact, LevelFact, ServiceFact, TeamFact } from "./snapshot.ts";
