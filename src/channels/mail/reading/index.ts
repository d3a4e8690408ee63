/** The door of the reading half: raw mail in, a message as a person would see it out. Knows neither cases nor the database. */
export type { IngestLine } from "./ingest-line.ts";
export { ingestLine } from "./ingest-line.ts";
export type { Kind, KindName } from "./kind.ts";
export type { Address, MailFile, ReadMessage } from "./message.ts";
export type { MailReader } from "./reader.ts";
export { openReader } from "./reader.ts";
export type { ReaderLimits } from "./reader-limits.ts";
export type { DeliveryReport } from "./report.ts";
export type { UnreadableCause } from "./unreadable.ts";
export { UnreadableMessage } from "./unreadable.ts";
