/** Rosters without a database: when a shift is, what a pattern plans, what does not fit, what is left open. */

export type Shift = { id: string; starts: string; ends: string; zone: string };
export type Stretch = { from: number; until: number };
export type Entry = { id: string; shiftId: string; personId: string; day: string; startsAt: number; endsAt: number };
/** Somebody on a shift on a day, wanted. */
export type Wish = { shiftId: string; day: string; personId: string };

/**
 * When a shift of a day is, in epoch ms. Hours are read from the wall of its zone: a night on which the clocks change is an hour
 * longer or shorter. An end that is not after the start is the next day's.
 */
export function stretchOf({ starts, ends, zone }: Pick<Shift, "starts" | "ends" | "zone">, day: string): Stretch {
  const first = Temporal.PlainDate.from(day);
  const last = ends > starts ? first : first.add({ days: 1 });
  const at = (date: Temporal.PlainDate, time: string) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  return { from: at(first, starts), until: at(last, ends) };
}

/** The first day of the week a day lies in: Monday, as calendars here begin. */
export const mondayOf = (day: string): string => {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
};

const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The same people on the same shifts, some weeks later, as often as asked. */
export function copiedWeeks(entries: readonly Wish[], from: string, to: string, weeks: number): Wish[] {
  const apart = Temporal.PlainDate.from(mondayOf(from)).until(mondayOf(to), { largestUnit: "day" }).days;
  const copied = (week: number) =>
    entries.map(({ shiftId, day, personId }) => ({ shiftId, personId, day: addDays(day, apart + 7 * week) }));
  return Array.from({ length: weeks }, (_, week) => copied(week)).flat();
}

export type Rotation = {
  /** What a person does day by day; null is a day off. Begins anew at its end. */
  pattern: readonly (string | null)[];
  people: readonly string[];
  /** How many days of the pattern each next person is behind the one before. */
  apart: number;
  from: string;
  days: number;
};

/** A pattern turned over people: everybody goes through all of it, each a few days behind the one before. */
export function rotated({ pattern, people, apart, from, days }: Rotation): Wish[] {
  return Array.from({ length: days }, (_, at) =>
    people.flatMap((personId, nth) => {
      const length = pattern.length;
      const shiftId = pattern[(((at - nth * apart) % length) + length) % length] ?? null;
      return shiftId === null ? [] : [{ shiftId, personId, day: addDays(from, at) }];
    }),
  ).flat();
}

export type Misfit = { entryId: string; why: "overlaps" | "away" | "not-in-team" };
export type Surroundings = {
  members: ReadonlySet<string>;
  away: (personId: string) => readonly Stretch[];
};

/** What does not fit: two shifts at once, a shift while away, somebody who is not of the team. One reason each, the gravest first. */
export function misfits(entries: readonly Entry[], { members, away }: Surroundings): Misfit[] {
  const inOrder = entries.toSorted((a, b) => a.startsAt - b.startsAt || Number(a.id) - Number(b.id));
  return inOrder.flatMap((entry): Misfit[] => {
    const stretch = { from: entry.startsAt, until: entry.endsAt };
    if (!members.has(entry.personId)) return [{ entryId: entry.id, why: "not-in-team" }];
    if (away(entry.personId).some((one) => touches(one, stretch))) return [{ entryId: entry.id, why: "away" }];
    const isSecond = inOrder.some(
      (other) =>
        other !== entry &&
        other.personId === entry.personId &&
        touches(stretch, { from: other.startsAt, until: other.endsAt }) &&
        inOrder.indexOf(other) < inOrder.indexOf(entry),
    );
    return isSecond ? [{ entryId: entry.id, why: "overlaps" }] : [];
  });
}

/** Half-open: the end of one may be the start of the next. */
export const touches = (a: Stretch, b: Stretch): boolean => a.from < b.until && b.from < a.until;

/** What of the wanted time nobody covers, in order. */
export function uncovered(wanted: readonly Stretch[], covered: readonly Stretch[]): Stretch[] {
  return covered.reduce<Stretch[]>(
    (open, cover) =>
      open.flatMap((gap) =>
        touches(gap, cover)
          ? [
              { from: gap.from, until: cover.from },
              { from: cover.until, until: gap.until },
            ].filter(({ from, until }) => from < until)
          : [gap],
      ),
    wanted.map(({ from, until }) => ({ from, until })),
  );
}

/** When somebody is really on duty: their shift without the time they are away. */
export const presentIn = (stretch: Stretch, away: readonly Stretch[]): Stretch[] => uncovered([stretch], away);

export type SwapState = "asked" | "accepted" | "done" | "declined" | "refused" | "withdrawn";
export const swapSteps = ["accept", "decline", "approve", "refuse", "withdraw"] as const;
export type SwapStep = (typeof swapSteps)[number];
export type SwapActor = { isAsker: boolean; isAsked: boolean; mayPlan: boolean };

/** Where a step leads; null: not from here; "not-yours": somebody else's to do. */
export function afterStep(
  state: SwapState,
  step: SwapStep,
  { isAsker, isAsked, mayPlan }: SwapActor,
  needsApproval: boolean,
): SwapState | "not-yours" | null {
  const own = (may: boolean, to: SwapState) => (may ? to : "not-yours");
  if (state === "asked" && step === "accept") return own(isAsked, needsApproval ? "accepted" : "done");
  if (state === "asked" && step === "decline") return own(isAsked, "declined");
  if (state === "accepted" && step === "approve") return own(mayPlan, "done");
  if ((state === "asked" || state === "accepted") && step === "refuse") return own(mayPlan, "refused");
  if ((state === "asked" || state === "accepted") && step === "withdraw") return own(isAsker, "withdrawn");
  return null;
}
