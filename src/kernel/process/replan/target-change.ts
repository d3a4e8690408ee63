/** Whose open cases a change of promises touches: those counted by a level, of an organisation and all below it, or under a contract. */
export type TargetScope = { scope: "level" | "organisation" | "contract"; scopeId: string };

/** A change of what is promised, not yet made: what a preview is asked about. */
export type TargetChange = {
  level?: {
    id: string;
    calendarId: string;
    urgentCalendarId: string | null;
    targets: Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;
  };
  /** Another level is the default from now on. */
  defaultLevelId?: string;
  organisation?: { id: string; levelId: string | null };
  contract?: { id: string; levelId: string | null };
  /** Something agreed for a while, as if it had begun. */
  agreement?: {
    organisationId: string | null;
    contractId: string | null;
    levelId: string | null;
    targets: Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;
  };
};
