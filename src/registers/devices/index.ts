export { type DeviceView, deviceOperations } from "./contract.ts";
export { deviceRoutes } from "./routes.ts";
