export { type ServiceView, serviceOperations } from "./contract.ts";
export { serviceRoutes } from "./routes.ts";
