export type { ApprovalStep, Approver, ItemContent } from "./contract.ts";
export { catalogueRoutes } from "./routes.ts";
export { formOf, mayAskFor } from "./rules.ts";
