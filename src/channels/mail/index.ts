export { type MailChannel, openMailChannel } from "./channel.ts";
export { mailErasingReader } from "./erasing.ts";
export { probeIncoming, probeOutgoing } from "./probing.ts";
export { ingestLine } from "./reading/index.ts";
export { mailRoutes } from "./routes.ts";
export { takeMail } from "./taking.ts";
export { mailTellingReader } from "./telling.ts";
export { settledLetter } from "./view-queries.ts";
