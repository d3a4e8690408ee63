import type { CaseRow, CaseView, TimelineEntry } from "#kernel/process/contract.ts";
import { keyFor, settle } from "./attempt.ts";
import { call } from "./call.ts";

export type CasePage = { items: CaseRow[]; next: string | null; asOf: string };
/** `yours`: the customer is asked for a word. */
export type Shelf = "yours" | "open" | "ended";

const shelves: Record<Shelf, Record<string, string>> = {
  yours: { asksCustomer: "true" },
  open: { asksCustomer: "false", family: "open,waiting" },
  ended: { asksCustomer: "false", family: "done,cancelled" },
};

/** The asker's cases of one shelf, newest change first; with words, those of all shelves that hold them. */
export function listCases(asked: { shelf: Shelf; words: string; cursor: string | null }): Promise<CasePage> {
  const which = asked.words ? { q: asked.words } : shelves[asked.shelf];
  const query = new URLSearchParams({ sort: "-updatedAt", limit: "20", ...which });
  if (asked.cursor !== null) query.set("cursor", asked.cursor);
  return call<CasePage>(`/cases?${query}`);
}

export const readCase = (number: string) => call<CaseView>(`/cases/${encodeURIComponent(number)}`);

/** The whole public timeline, oldest first. */
export async function readTimeline(number: string): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { entries: TimelineEntry[]; next: number | null } = await call(
      `/cases/${encodeURIComponent(number)}/timeline?limit=200&after=${after}`,
    );
    entries.push(...page.entries);
    after = page.next;
  }
  return entries;
}

/** A write with its key: kept until an answer came, so that trying again is safe. */
async function write<Answer>(act: string, path: string, body: unknown, version?: number): Promise<Answer> {
  const answer = await call<Answer>(path, { method: "POST", body, version, key: keyFor(act, [body, version]) });
  settle(act);
  return answer;
}

export type Registered = { number: string; id: string; state: string; version: number; dueAt: string | null };
export type Report = {
  process: "incident" | "service-request";
  subject: string;
  description: string;
  requester: { phone?: string };
  channel: "portal";
  fields: Record<string, unknown>;
};

export const register = (report: Report) => write<Registered>("register", "/cases", report);

export const reply = (number: string, body: string, attachments: string[]) =>
  write<{ seq: number; version: number }>(`reply.${number}`, `/cases/${encodeURIComponent(number)}/comments`, {
    body,
    visibility: "public",
    attachments,
  });

/** Makes a move the case offered (`caseView.moves`), on condition of the version it was offered with. */
export const makeMove = (number: string, move: string, fields: Record<string, unknown>, version: number) =>
  write<Registered>(
    `move.${number}.${move}`,
    `/cases/${encodeURIComponent(number)}/moves/${encodeURIComponent(move)}`,
    { fields },
    version,
  );
