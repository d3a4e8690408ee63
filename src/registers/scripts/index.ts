export { scriptRegisterRoutes } from "./routes.ts";
