import { useCallback, useMemo } from "react";
import type { Reference } from "../../fields/ReferenceField.tsx";
import { useDraft } from "../../kit/draft.ts";
import { type AskedItem, nothingAsked } from "../screens.ts";

export type Clue = { phone: string } | { email: string } | { q: string };

/** What stands in the form of a call, as it is kept in this browser until it is registered. */
export type DeskDraft = {
  process: string;
  phone: string;
  name: string;
  email: string;
  organisation: string;
  /** The recognised person and where their data came from. */
  personId: string | null;
  organisationId: string | null;
  /** By what they were recognised, to ask again after a reload. */
  clue: Clue | null;
  /** “Not this one”: nobody is filled in by itself any more until the number changes. */
  isNotKnown: boolean;
  /** A service request: the item and the answers to its questions. */
  asked: AskedItem;
  subject: string;
  description: string;
  device: Reference | null;
  deviceModel: string;
  deviceSerial: string;
  service: Reference | null;
  category: Reference | null;
  /** Another contract of this customer than the one found. */
  contract: { id: string; organisationId: string } | null;
  impact: string | null;
  urgency: string | null;
  /** Another priority than the matrix says, with its reason. */
  priority: number | null;
  priorityReason: string;
  occurredAt: string | null;
  team: Reference | null;
  /** The team follows the service until somebody chooses another. */
  isTeamChosen: boolean;
};

export const emptyDraft: DeskDraft = {
  process: "incident",
  phone: "",
  name: "",
  email: "",
  organisation: "",
  personId: null,
  organisationId: null,
  clue: null,
  isNotKnown: false,
  asked: nothingAsked,
  subject: "",
  description: "",
  device: null,
  deviceModel: "",
  deviceSerial: "",
  service: null,
  category: null,
  contract: null,
  impact: null,
  urgency: null,
  priority: null,
  priorityReason: "",
  occurredAt: null,
  team: null,
  isTeamChosen: false,
};

/** The draft of the call: survives a reload and a closed tab (U8: nothing typed is lost). */
export function useDeskDraft(personId: string) {
  const { text, write, forget, isKept } = useDraft(`desk.${personId}`);
  const draft = useMemo(() => readDraft(text), [text]);
  const change = useCallback(
    (part: Partial<DeskDraft>) => {
      const next = { ...draft, ...part };
      write(isEmpty(next) ? "" : JSON.stringify(next));
    },
    [draft, write],
  );
  return { draft, change, forget, isKept };
}

function readDraft(text: string): DeskDraft {
  if (text === "") return emptyDraft;
  try {
    return { ...emptyDraft, ...(JSON.parse(text) as Partial<DeskDraft>) };
  } catch {
    return emptyDraft;
  }
}

/** Nothing stands in it that somebody has typed or chosen. */
export function isEmpty(draft: DeskDraft): boolean {
  return Object.entries(emptyDraft).every(([key, value]) =>
    key === "asked"
      ? draft.asked.itemId === null && Object.keys(draft.asked.answers).length === 0
      : draft[key as keyof DeskDraft] === value,
  );
}
