import type { ListQuery } from "#kernel/process/contract.ts";
import type { SavedView } from "#registers/case-views/contract.ts";

/** A standing view: what it asks for, and which of the server's counts says how much is in it. */
export type View = {
  key: ViewKey;
  query: ListQuery;
  count?: string;
  isHot?: boolean;
  saved?: SavedView;
  holds?: number;
};
export type ViewKey =
  | "saved"
  | "following"
  | "mine"
  | "unassigned"
  | "team"
  | "late"
  | "soon"
  | "atRisk"
  | "majors"
  | "parts"
  | "awaiting"
  | "waiting"
  | "solved"
  | "open"
  | "ended"
  | "all"
  | "calls"
  | "planned"
  | "answered"
  | "requests"
  | "approvals"
  | "operations";
export type ViewGroup = {
  key: "mine" | "team" | "attention" | "everything" | "requests" | "followUps";
  views: readonly View[];
};

const living = "open,waiting";

/** The desk's cases; `area` names them in addresses and words. */
export const caseViews: readonly ViewGroup[] = [
  {
    key: "mine",
    views: [
      { key: "mine", query: { assignee: "me", family: living }, count: "mine" },
      { key: "following", query: { following: "me", family: living } },
    ],
  },
  {
    key: "team",
    views: [
      {
        key: "unassigned",
        query: { process: "incident", team: "mine", assignee: "nobody", family: living },
        count: "unassigned",
      },
      { key: "team", query: { process: "incident", team: "mine", family: living } },
    ],
  },
  {
    key: "attention",
    views: [
      { key: "late", query: { process: "incident", due: "late" }, count: "late", isHot: true },
      { key: "soon", query: { process: "incident", due: "soon" }, count: "soon" },
      { key: "atRisk", query: { process: "incident", risk: "true", sort: "dueAt" }, count: "atRisk", isHot: true },
      { key: "majors", query: { process: "major-incident", family: "open", sort: "dueAt" } },
      { key: "awaiting", query: { process: "incident", awaiting: "answer", sort: "dueAt" }, count: "awaiting" },
    ],
  },
  {
    key: "everything",
    views: [
      { key: "open", query: { process: "incident", family: living }, count: "open" },
      { key: "waiting", query: { process: "incident", family: "waiting" }, count: "waiting" },
      { key: "solved", query: { process: "incident", state: "solved", sort: "updatedAt" }, count: "solved" },
      { key: "ended", query: { process: "incident", family: "done,cancelled", sort: "-updatedAt" } },
      { key: "all", query: { sort: "-updatedAt" } },
    ],
  },
  {
    key: "requests",
    views: [
      { key: "requests", query: { process: "service-request", family: living } },
      { key: "approvals", query: { process: "service-request", state: "awaitingApproval" } },
      { key: "operations", query: { process: "internal-operation", family: living } },
      { key: "parts", query: { process: "supplier-part", family: living, sort: "dueAt" } },
    ],
  },
];

export const followUpViews: readonly ViewGroup[] = [
  {
    key: "followUps",
    views: [
      { key: "calls", query: { process: "follow-up", family: "open" } },
      { key: "planned", query: { process: "follow-up", family: "waiting" } },
      { key: "answered", query: { process: "follow-up", family: "done,cancelled", sort: "-updatedAt" } },
    ],
  },
];

export const viewsOf = { cases: caseViews, "follow-ups": followUpViews } as const;
export type Area = keyof typeof viewsOf;

/** The view an address names, else the first; for those who oversee cases and own none, all that are open. */
export function viewNamed(area: Area, key: string | undefined, ownsCases: boolean): View {
  const views = viewsOf[area].flatMap((group) => group.views);
  const usual = area === "cases" && !ownsCases ? "open" : views[0]?.key;
  return views.find((view) => view.key === key) ?? views.find((view) => view.key === usual)!;
}

/** A saved view stands in addresses as `view=saved-12`, so that it can be linked to. */
export const keyOfSaved = (id: string): string => `saved-${id}`;

export const asView = (saved: SavedView): View => ({
  key: "saved",
  query: saved.query,
  saved,
  holds: saved.count ?? undefined,
});
