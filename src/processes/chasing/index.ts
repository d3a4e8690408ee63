export { chasingExplained } from "./explained.ts";
export { chasingFields } from "./fields.ts";
export { chasingMoves, livingStates } from "./moves.ts";
export { chasingConsequences, chasingGuards } from "./rules.ts";
export { promiseLines, waitingForCustomerLines } from "./scripts.ts";
