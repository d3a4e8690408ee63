export { installDefaults } from "./install-defaults.ts";
