import type { Bus } from "../jobs/bus.ts";
import type { Kernel } from "../kernel.ts";

export type Looker = { id: string; name: string; isTyping: boolean };
export type Presence = {
  /** Somebody looks at a case (or at none), perhaps typing: kept here and told to the other nodes. */
  look: (person: Looker, caseId: string | null) => Promise<void>;
  whoLooksAt: (caseId: string) => Looker[];
  caseOf: (personId: string) => string | null;
  stop: () => void;
};

/** Whoever does not say it again is gone. */
const forgottenAfterSeconds = 45;
const mostPeople = 10_000;

/**
 * Who is looking at what, as far as this node has heard. Nothing is stored: after a restart everybody has said it again within
 * half a minute.
 */
export function watchPresence(
  kernel: Pick<Kernel, "now">,
  bus: Bus | undefined,
  changed: (caseId: string) => void,
): Presence {
  const people = new Map<string, { name: string; isTyping: boolean; caseId: string; until: Temporal.Instant }>();

  const note = (person: Looker, caseId: string | null) => {
    const known = present(person.id);
    const before = known?.caseId ?? null;
    people.delete(person.id);
    if (caseId !== null) {
      if (people.size >= mostPeople) people.delete(people.keys().next().value ?? "");
      const until = kernel.now().add({ seconds: forgottenAfterSeconds });
      people.set(person.id, { name: person.name, isTyping: person.isTyping, caseId, until });
    }
    if (before === caseId) {
      if (caseId !== null && known?.isTyping !== person.isTyping) changed(caseId);
      return;
    }
    if (before !== null) changed(before);
    if (caseId !== null) changed(caseId);
  };
  const present = (personId: string) => {
    const known = people.get(personId);
    return known && Temporal.Instant.compare(known.until, kernel.now()) > 0 ? known : undefined;
  };
  const deafen = bus?.hear("looking", (about) => {
    const heard = readCall(about);
    if (heard) note(heard.person, heard.caseId);
  });

  return {
    look: async (person, caseId) => {
      note(person, caseId);
      await bus?.call("looking", JSON.stringify([person.id, caseId, person.name.slice(0, 100), person.isTyping]));
    },
    whoLooksAt: (caseId) =>
      [...people.keys()].flatMap((id) => {
        const known = present(id);
        return known?.caseId === caseId ? [{ id, name: known.name, isTyping: known.isTyping }] : [];
      }),
    caseOf: (personId) => present(personId)?.caseId ?? null,
    stop: () => deafen?.(),
  };
}

function readCall(about: string): { person: Looker; caseId: string | null } | null {
  try {
    const [id, caseId, name, isTyping] = JSON.parse(about) as unknown[];
    if (typeof id !== "string" || typeof name !== "string") return null;
    return { person: { id, name, isTyping: isTyping === true }, caseId: typeof caseId === "string" ? caseId : null };
  } catch {
    return null;
  }
}
