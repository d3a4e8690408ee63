import type { Engine } from "#kernel/process/engine.ts";
import type { CompiledCalendar } from "#kernel/time/compiled-calendar.ts";
import { isWorking, workingTimeBetween } from "#kernel/time/working-time.ts";
import { type Course, planCourse } from "./course.ts";
import { Dice } from "./dice.ts";
import { withPlace } from "./habits/telling.ts";
import { type Fits, type Found, type Standing, standing } from "./standing.ts";
import { symptomsOf } from "./symptoms/all.ts";
import type { Cast } from "./world/cast.ts";
import type { CustomerKey } from "./world/customers.ts";

/** A case that is going to be registered, and how it is going to go. */
export type Call = { at: Temporal.Instant; course: Course; dice: Dice };

type Ground = Pick<Engine["ground"], "targets" | "calendars">;
type Asked = {
  seed: number;
  cases: number;
  zone: string;
  from: Temporal.Instant;
  present: Temporal.Instant;
  priorityFor: (impact: number, urgency: number) => number;
};

/** When in a day people call, by the hour; nights are quiet. */
const hours: readonly (readonly [hour: number, weight: number])[] = Array.from(
  [0.2, 0.1, 0.1, 0.1, 0.1, 0.2, 0.5, 2, 14, 22, 20, 13, 5, 9, 18, 17, 13, 9, 3, 2, 1.2, 0.8, 0.5, 0.3],
  (weight, hour) => [hour, weight] as const,
);
const shareOfDaysOff = 0.07;

/** All calls from the beginning to the present, oldest first: those of the past, and those that stand open at the present. */
export function planCalls(cast: Cast, ground: Ground, asked: Asked): Call[] {
  const office = officeOf(ground);
  const told = new Set<string>();
  const open = standing.map((one, index) => standingCall(cast, ground, asked, one, index, told));
  const past: Call[] = [];
  const days = daysOf(asked, office);
  const when = new Dice(asked.seed);
  while (past.length < asked.cases - open.length) {
    const day = when.weighted(days);
    const at = day
      .toZonedDateTime({ timeZone: asked.zone, plainTime: { hour: when.weighted(hours), minute: when.whole(0, 59) } })
      .add({ milliseconds: when.whole(0, 59_999) })
      .toInstant();
    if (Temporal.Instant.compare(at, asked.present) >= 0 || Temporal.Instant.compare(at, asked.from) < 0) continue;
    const dice = new Dice(asked.seed, past.length + 1);
    past.push({ at, dice, course: courseOf(cast, asked, dice, (found) => isPlausible(at, asked.zone, found)) });
  }
  return [...past, ...open].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

function daysOf({ from, present, zone }: Asked, office: CompiledCalendar) {
  const last = present.toZonedDateTimeISO(zone).toPlainDate();
  const days: (readonly [day: Temporal.PlainDate, weight: number])[] = [];
  for (
    let day = from.toZonedDateTimeISO(zone).toPlainDate();
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    const morning = day.toZonedDateTime({ timeZone: zone, plainTime: { hour: 10 } }).toInstant();
    days.push([day, isWorking(office, morning) ? 1 : shareOfDaysOff]);
  }
  return days;
}

/** At night the library is closed, and nobody elsewhere calls about a yellow projector. */
function isPlausible(at: Temporal.Instant, zone: string, { symptom, customer }: Found): boolean {
  const { hour } = at.toZonedDateTimeISO(zone);
  return (hour >= 7 && hour < 20) || (symptom.atNight === true && customer !== "library");
}

/** Who calls about what. Tries again until it fits: for a case that is to stand in a certain way. */
function courseOf(cast: Cast, { priorityFor }: Asked, dice: Dice, fits: Fits): Course {
  for (;;) {
    const customer = dice.weighted(
      Object.entries(cast.customers).map(([key, { weight }]) => [key as CustomerKey, weight] as const),
    );
    const house = cast.customers[customer];
    const symptom = dice.weighted(symptomsOf(customer));
    const priority = priorityFor(symptom.impact, symptom.urgency);
    if (!fits({ priority, symptom, customer })) continue;
    const devices = house.devices.filter(({ model }) => model === symptom.model);
    const device = devices.length > 0 ? dice.pick(devices) : null;
    const caller = dice.weighted(house.people.map((one) => [one, one.weight] as const));
    const place = device?.site ?? dice.pick(house.places);
    return planCourse(dice, { symptom, priority, customer, caller, device, place });
  }
}

/** So often a likely call is sought; a short list of matters cannot always be told anew. */
const tries = 200;

/** A call made so long ago, in the working time of its customer, that it stands now as it should. */
function standingCall(cast: Cast, ground: Ground, asked: Asked, one: Standing, index: number, told: Set<string>): Call {
  const dice = new Dice(asked.seed, asked.cases + index + 1);
  for (let left = tries; ; left -= 1) {
    const course = courseOf(cast, asked, dice, one.fits);
    const calendar = one.countedBy === "office" ? officeOf(ground) : supportOf(ground, course);
    const at = workingTimeBefore(calendar, asked.present, one.minutesAgo + dice.next());
    // Nobody reports the same thing twice while it is still open.
    const matter = `${course.customer} ${withPlace(course, course.symptom.subject)}`;
    const isLikely = isPlausible(at, asked.zone, course) && !told.has(matter);
    if (!isLikely && left > 0) continue;
    told.add(matter);
    // A course is used up while it is lived: each case has its own.
    return { at, dice, course: { ...course, ...structuredClone(one.course), stays: one.stays } };
  }
}

const officeOf = ({ calendars }: Ground) => calendars.byId(calendars.officeCalendarId());

function supportOf({ targets, calendars }: Ground, { caller, priority }: Course): CompiledCalendar {
  const asked = { organisationId: caller.organisationId, clock: "resolution", priority };
  return calendars.byId(targets.targetFor(asked).calendarId);
}

/** The latest instant from which so many working minutes have passed until `end`. */
export function workingTimeBefore(
  calendar: CompiledCalendar,
  end: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  let early = end.subtract({ hours: 24 * 60 }).epochMilliseconds;
  let late = end.epochMilliseconds;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    const passed = workingTimeBetween(calendar, Temporal.Instant.fromEpochMilliseconds(middle), end);
    if (passed >= minutes * 60_000) early = middle;
    else late = middle;
  }
  return Temporal.Instant.fromEpochMilliseconds(early);
}
