/** An instant as the wire has it: UTC, milliseconds. Several times as fast as Temporal's own formatting, which lists feel. */
export const iso = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toISOString();
export const isoOrNull = (at: Temporal.Instant | null): string | null => (at === null ? null : iso(at));
