export { loadReferenceBook, type ReferenceBook } from "./reference-book.ts";
export { whatIf } from "./what-if.ts";
