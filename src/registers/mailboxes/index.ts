export { loadMailboxBook, type MailboxBook } from "./book.ts";
export { mailboxRoutes } from "./routes.ts";
