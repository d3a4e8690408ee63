import { invalid, Refusal } from "../../errors/refusal.ts";
import { addEntry, addPart, announce } from "../draft.ts";
import type { LinkKindKey } from "./kinds.ts";
import type { Together } from "./together.ts";

export type LinkOrder = { kind: LinkKindKey; fromId: string; toId: string };

/** Links stored between the two, either way. */
export type KnownLink = { kind: string; fromId: string; toId: string };

/** Plans a link from one case to another, told on both timelines (D22). Words of the house: customers read none of it. */
export function planLink(from: Together, to: Together, kind: LinkKindKey, known: readonly KnownLink[]): void {
  if (from.read.record.id === to.read.record.id) throw invalid({ path: "to", code: "to-itself" });
  const isThere = known.some(
    (link) =>
      link.kind === kind &&
      (link.fromId === from.read.record.id || (kind === "relates" && link.fromId === to.read.record.id)),
  );
  if (isThere) throw new Refusal("wrong-state", "already-linked");
  from.draft.links.push({ toCaseId: to.read.record.id, kind });
  tellBoth(from, to, kind, "linked");
}

/** Plans that a link is taken away; that it was there, and who took it away, stays on both timelines. */
export function planUnlink(from: Together, to: Together, kind: LinkKindKey, known: readonly KnownLink[]): void {
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
export function tellBoth(from: Together, to: Together, kind: LinkKindKey, what: "linked" | "unlinked"): void {
  for (const [one, other, end] of [
    [from, to, "to"],
    [to, from, "from"],
  ] as const) {
    addEntry(one.draft, {
      kind: what,
      visibility: "internal",
      content: { linked: { kind, end, number: other.read.record.number } },
    });
    announce(one.draft, `case.${what}`, {
      link: kind,
      other: other.read.record.id,
      entry: one.draft.record.eventCount,
    });
  }
}
