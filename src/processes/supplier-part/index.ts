import type { ProcessRoom } from "#kernel/process/room.ts";
import { explained } from "./explained.ts";
import { supplierPart } from "./process.ts";
import { consequences } from "./rules.ts";

export { supplierPartReactions } from "./reactions.ts";
export { supplierPartRoutes } from "./routes.ts";

/** The room of suppliers' parts, as the app mounts it. */
export const supplierPartRoom: ProcessRoom = {
  definition: supplierPart,
  guards: {},
  consequences,
  explains: explained,
};
