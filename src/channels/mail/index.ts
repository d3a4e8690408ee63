export { Intake } from "./intake.ts";
export type { Mailbox, Mailboxes } from "./mailbox.ts";
export { openReader } from "./reading/index.ts";
export { Sender } from "./sending.ts";
export { takeMail } from "./taking.ts";
export { mailTellingReader } from "./telling.ts";
