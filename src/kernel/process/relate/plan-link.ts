import { invalid, Refusal } from "../../errors/refusal.ts";
import { addEntry, addPart, announce, type Draft } from "../draft.ts";
import type { CaseRecord } from "../record.ts";
import type { LinkKindKey } from "./kinds.ts";
import type { Together } from "./together.ts";

/** Links stored between the two, either way. */
export type KnownLink = { kind: string; fromId: string; toId: string };

/** How the two stand before: their links, and who is above whom among them and what lies above them. */
export type Standing = { known: readonly KnownLink[]; above: readonly { of: string; parent: string }[] };

/** Plans a link from one case to another, told on both timelines (D22). Words of the house: customers read none of it. */
export function planLink(from: Together, to: Together, kind: LinkKindKey, { known, above }: Standing): void {
  if (from.read.record.id === to.read.record.id) throw invalid({ path: "to", code: "to-itself" });
  const isThere = known.some(
    (link) =>
      link.kind === kind &&
      (link.fromId === from.read.record.id || (kind === "relates" && link.fromId === to.read.record.id)),
  );
  if (isThere) throw new Refusal("wrong-state", "already-linked");
  if (kind === "child-of") {
    if (above.some(({ of }) => of === from.read.record.id)) throw new Refusal("wrong-state", "has-parent");
    if (above.some(({ parent }) => parent === from.read.record.id))
      throw new Refusal("wrong-state", "would-go-in-circles");
  }
  from.draft.links.push({ toCaseId: to.read.record.id, kind });
  tellBoth(from, to, kind, "linked");
}

/** Plans that a link is taken away; that it was there, and who took it away, stays on both timelines. */
export function planUnlink(from: Together, to: Together, kind: LinkKindKey, { known }: Standing): void {
  const found = known.find(
    (link) => link.kind === kind && link.fromId === from.read.record.id && link.toId === to.read.record.id,
  );
  if (found === undefined) throw new Refusal("wrong-state", "not-linked");
  endLink(from, to, kind);
  tellBoth(from, to, kind, "unlinked");
}

/** Takes a link away with the plan of the case it goes from; who calls this tells of it. */
export function endLink(from: Together, to: Together, kind: LinkKindKey): void {
  addPart(from.draft, "ended_links", { toCaseId: to.read.record.id, kind });
}

/** An entry on each timeline that names the other case and what it is to this one. */
function tellBoth(from: Together, to: Together, kind: LinkKindKey, what: "linked" | "unlinked"): void {
  tellLink(from.draft, what, { kind, end: "to", other: to.read.record });
  tellLink(to.draft, what, { kind, end: "from", other: from.read.record });
}

/** An entry that names the other case and what it is to this one. Words of the house: its customer may be another person. */
export function tellLink(
  draft: Draft,
  what: "linked" | "unlinked",
  link: { kind: LinkKindKey; end: "to" | "from"; other: Pick<CaseRecord, "id" | "number"> },
): void {
  const { kind, end, other } = link;
  addEntry(draft, { kind: what, visibility: "internal", content: { linked: { kind, end, number: other.number } } });
  announce(draft, `case.${what}`, { link: kind, other: other.id, entry: draft.record.eventCount });
}
