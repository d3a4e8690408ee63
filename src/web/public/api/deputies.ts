import type { CandidateView, DeputyView } from "#kernel/people/deputies/contract.ts";
import { keyFor, randomKey, settle } from "./attempt.ts";
import { call } from "./call.ts";

export type { CandidateView, DeputyView };
export type Deputies = { items: DeputyView[]; past: DeputyView[] };
export type NewDeputy = { deputyId: string; from: string; until: string };

/** Who decides in the reader's place, now and later, and who did before. */
export const readDeputies = () => call<Deputies>("/me/deputies");

/** Colleagues the reader may name, all or by a part of the name. */
export const findCandidates = (q: string) =>
  call<{ items: CandidateView[]; hasMore: boolean }>(
    `/me/deputies/candidates${q === "" ? "" : `?q=${encodeURIComponent(q)}`}`,
  );

export async function nameDeputy(body: NewDeputy): Promise<DeputyView> {
  const named = await call<DeputyView>("/me/deputies", { method: "POST", body, key: keyFor("deputy", body) });
  settle("deputy");
  return named;
}

export const endDeputy = (id: string) => call<void>(`/me/deputies/${id}/end`, { method: "POST", key: randomKey() });
