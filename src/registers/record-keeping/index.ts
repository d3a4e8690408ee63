export { type RegisterChange, registerChangeOperations } from "./contract.ts";
export { type Change, type Keeping, keep, mustBeCurrent, mustManage, mustRead, recordChange } from "./keeping.ts";
export { registerChangeRoutes } from "./routes.ts";
export { hasActiveChildren, keyIssues, pathOf, placeIssues, type TreeNode } from "./tree.ts";
