import type { ProcessRoom } from "#kernel/process/room.ts";
import { explained } from "./explained.ts";
import { internalOperation } from "./process.ts";
import { guards } from "./rules.ts";

/** The room of internal operations, as the app mounts it. */
export const internalOperationRoom: ProcessRoom = {
  definition: internalOperation,
  guards,
  consequences: {},
  explains: explained,
};
