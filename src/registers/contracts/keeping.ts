import type { Keeping } from "../record-keeping/index.ts";
import type { Cover } from "./cover.ts";
import type { ContractFact } from "./facts.ts";

/** What contracts need besides: who knows what is covered, and somebody to plan running clocks again. */
export type ContractKeeping = Keeping & {
  cover: {
    coverOf: (asked: CoverQuestion) => Cover;
    contractsOf: (organisationId: string | null) => ContractFact[];
  };
  /** Called after a commit that left something to replan. */
  wakeReplanner: () => void;
};

type CoverQuestion = {
  organisationId: string | null;
  fields: Readonly<Record<string, unknown>>;
  day: Temporal.PlainDate;
};
