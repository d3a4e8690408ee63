export { majorRuleRoutes } from "./routes.ts";
