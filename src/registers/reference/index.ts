export { loadReferenceBook, type ReferenceBook } from "./reference-book.ts";
