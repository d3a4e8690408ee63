export { contactListRoutes } from "./routes.ts";
