export { levelAgreementRoutes } from "./routes.ts";
