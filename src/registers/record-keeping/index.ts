export type { RegisterChange } from "./contract.ts";
export { type Keeping, keep, mustBeCurrent, mustManage, mustRead, recordChange } from "./keeping.ts";
export { registerChangeRoutes } from "./routes.ts";
export { hasActiveChildren, keyIssues, pathOf, placeIssues, type TreeNode } from "./tree.ts";
