export { serviceLevelRoutes } from "./routes.ts";
export type { PriorityKey, Targets } from "./rules.ts";
