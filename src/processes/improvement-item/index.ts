import type { ProcessRoom } from "#kernel/process/room.ts";
import { improvementItem } from "./process.ts";

/** The room of improvement items, as the app mounts it. */
export const improvementItemRoom: ProcessRoom = { definition: improvementItem, guards: {}, consequences: {} };
