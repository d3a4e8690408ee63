export { type DutyBook, loadDutyBook } from "./duty-book.ts";
export { dutyFindings, dutyGapChore } from "./gap-chore.ts";
export { mayPlanFor } from "./keeping.ts";
export { teamRoutesByItself } from "./queries.ts";
export { nextOf } from "./read-now.ts";
export { dutyRoutes } from "./routes.ts";
