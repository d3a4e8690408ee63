export { caseViewRoutes } from "./routes.ts";
