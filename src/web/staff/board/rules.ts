import type { BoardSection } from "#kernel/process/board/contract.ts";

/** A board older than this is not to be trusted: three looks have failed. */
const trustedMs = 75_000;

/** Is what stands here no longer what is? Both in milliseconds by the server's clock. */
export const isStale = (asOf: number, now: number): boolean => now - asOf > trustedMs;

/** A count as people read it; behind the cap nobody counts. */
export const countWords = (count: number, cap: number, language: "zh" | "en"): string =>
  count > cap ? `${cap.toLocaleString(language === "zh" ? "zh-CN" : "en-GB")}+` : String(count);

/** What somebody typed into a subject may be a caller's number, and a wall is read by whoever passes: eight figures in a row, or spaced as phones are, are not shown. */
export const withoutPhones = (text: string): string =>
  text.replace(/\+?\d(?:[ \-–()]?\d){6,}/g, (found) => (found.replace(/\D/g, "").length >= 7 ? "•••" : found));

/** Where the whole list behind a section stands, narrowed to the same team. */
export function listBehind(section: BoardSection, team: string | undefined): { to: string; search: object } {
  const search: Record<BoardSection, object> = {
    majors: { view: "majors" },
    urgent: { view: "open", priority: "1" },
    atRisk: { view: "atRisk" },
    breached: { view: "late" },
    risk: { view: "soon" },
    unassigned: { view: "open", family: "open", assignee: "nobody" },
    waiting: { view: "awaiting" },
    followUps: { view: "calls" },
  };
  return { to: section === "followUps" ? "/follow-ups" : "/cases", search: { ...search[section], team } };
}
