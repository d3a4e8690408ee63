export { routingReactions } from "./reactions.ts";
export { skillRoutes } from "./routes.ts";
