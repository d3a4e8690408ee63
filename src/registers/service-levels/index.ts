export { type LevelView, serviceLevelOperations } from "./contract.ts";
export { serviceLevelRoutes } from "./routes.ts";
export { type LevelClock, levelClocks, type PriorityKey, type Targets } from "./rules.ts";
