export { readStandardSteps } from "./queries.ts";
export { standardStepsRoutes } from "./routes.ts";
export { formOfSteps, type StandardSteps, stepsFor } from "./rules.ts";
