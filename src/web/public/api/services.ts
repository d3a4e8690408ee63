import type { Words } from "#kernel/words/words.ts";
import { call } from "./call.ts";

export type ServiceName = { id: string; parentId: string | null; name: Words };

/** Names of the services a request can be about. */
export const readServiceNames = async () => (await call<{ items: ServiceName[] }>("/service-names")).items;
