export { type Cover, contractsOf, coverOf } from "./cover.ts";
export {
  type AgreementFact,
  type ContractFact,
  contractFingerprint,
  type DispatchRoute,
  readAgreementFacts,
  readContractFacts,
} from "./facts.ts";
export { contractRoutes } from "./routes.ts";
