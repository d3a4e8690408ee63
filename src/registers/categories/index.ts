export { type CategoryView, categoryOperations } from "./contract.ts";
export { categoryRoutes } from "./routes.ts";
