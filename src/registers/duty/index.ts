export { type DutyBook, loadDutyBook } from "./duty-book.ts";
