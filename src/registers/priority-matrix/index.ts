export { type Cell, type MatrixView, priorityMatrixOperations } from "./contract.ts";
export { writeMatrix } from "./queries.ts";
export { priorityMatrixRoutes } from "./routes.ts";
export { impacts, priorities, shippedMatrix, urgencies } from "./rules.ts";
