export { writeMatrix } from "./queries.ts";
export { priorityMatrixRoutes } from "./routes.ts";
export { shippedMatrix } from "./rules.ts";
