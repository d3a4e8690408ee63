import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { daySchema, idSchema, instantSchema, writtenWordsSchema } from "#kernel/http/values.ts";
import { swapSteps } from "./rules.ts";

const namedSchema = z.object({ id: idSchema, name: z.string() });
const timeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe("wall time, HH:MM");
const numberSchema = z
  .string()
  .trim()
  .min(3)
  .max(40)
  .regex(/^[+\d][\d\s,;*#()-]*$/)
  .describe("a telephone number as it is dialled");
export const shiftColours = ["blue", "green", "amber", "violet", "rose", "grey"] as const;

const shiftFields = {
  name: writtenWordsSchema,
  starts: timeSchema,
  ends: timeSchema.describe("wall time, HH:MM; not after `starts`: of the next day"),
  zone: z.string().min(1).max(60).describe("IANA time zone the hours are read in"),
  colour: z.enum(shiftColours),
  forwardingNumber: numberSchema.nullable(),
};
const shiftSchema = z.object({
  id: idSchema,
  ...shiftFields,
  name: wordsSchema,
  zone: z.string(),
  forwardingNumber: z.string().nullable(),
  version: z.number().int(),
  isArchived: z.boolean(),
});
export type ShiftView = z.infer<typeof shiftSchema>;

const stretchSchema = z.object({ from: instantSchema, until: instantSchema });
const settingsSchema = z.object({
  isKept: z.boolean().describe("false: the team has no roster, everybody of it counts as on duty"),
  requiredCalendarId: idSchema.nullable().describe("in all its hours somebody must be on duty"),
  warnDays: z.number().int().describe("days ahead in which a gap is told to the lead"),
  swapsNeedApproval: z.boolean(),
  routesByItself: z.boolean().describe("cases that come to the team are given to whoever fits best (D7)"),
  forwardingNumber: z.string().nullable(),
});
const entrySchema = z.object({
  id: idSchema,
  shiftId: idSchema,
  personId: idSchema,
  day: daySchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  state: z
    .enum(["planned", "published", "leaving"])
    .describe("planned: not in force yet; leaving: in force until the next publishing"),
});
export type EntryView = z.infer<typeof entrySchema>;
const absenceKinds = ["leave", "sick", "training", "other"] as const;
const absenceSchema = z.object({
  id: idSchema,
  person: namedSchema,
  kind: z.enum(absenceKinds),
  startsAt: instantSchema,
  endsAt: instantSchema,
  note: z.string(),
  version: z.number().int(),
  isWithdrawn: z.boolean(),
});
export type AbsenceView = z.infer<typeof absenceSchema>;
const swapSchema = z.object({
  id: idSchema,
  state: z.enum(["asked", "accepted", "done", "declined", "refused", "withdrawn"]),
  askedBy: namedSchema,
  askedOf: namedSchema,
  gives: z.object({ shift: wordsSchema, from: instantSchema, until: instantSchema }),
  takes: z.object({ shift: wordsSchema, from: instantSchema, until: instantSchema }).nullable(),
  version: z.number().int(),
  /** What the reader may do with it now. */
  possible: z.array(z.enum(swapSteps)),
  steps: z.array(z.object({ step: z.string(), by: z.string().nullable(), note: z.string(), at: instantSchema })),
});
export type SwapView = z.infer<typeof swapSchema>;

const teamSchema = z.object({ id: idSchema, key: z.string(), name: wordsSchema, line: z.number().int() });
const rosterSchema = z.object({
  team: teamSchema,
  version: z.number().int(),
  mayPlan: z.boolean(),
  settings: settingsSchema,
  shifts: z.array(shiftSchema),
  entries: z.array(entrySchema),
  people: z.array(namedSchema.extend({ isMember: z.boolean() })),
  absences: z.array(absenceSchema),
  swaps: z.array(swapSchema).describe("of the last thirty days, newest first"),
  gaps: z
    .array(stretchSchema)
    .describe("required time of the days asked for that nobody covers once the plan is published"),
  gapsAhead: z.array(stretchSchema).describe("what is uncovered in force, within the days the lead is warned of"),
  misfits: z.array(z.object({ entryId: idSchema, why: z.enum(["overlaps", "away", "not-in-team"]) })),
  unpublished: z.number().int().describe("changes that wait for publishing"),
  zone: z.string(),
  asOf: instantSchema,
});
export type RosterView = z.infer<typeof rosterSchema>;

const nowSchema = z.object({
  team: teamSchema,
  hasRoster: z.boolean(),
  mayPlan: z.boolean().describe("the asker plans for this team"),
  people: z.array(
    namedSchema.extend({
      phone: z.string().nullable(),
      shift: wordsSchema.nullable(),
      until: instantSchema.nullable(),
    }),
  ),
  forwardingNumber: z.string().nullable().describe("where the team's calls go at this moment"),
  next: z.object({ at: instantSchema, people: z.array(z.string()) }).nullable(),
  gaps: z.array(stretchSchema).describe("uncovered required time within the days the lead is warned of"),
});
export type DutyNow = z.infer<typeof nowSchema>;

export const hotlineSchema = z.strictObject({
  numbers: z
    .array(z.strictObject({ number: numberSchema, label: writtenWordsSchema }))
    .max(10)
    .describe("in the order they are shown"),
  hours: z.strictObject({ zh: z.string().trim().max(200), en: z.string().trim().max(200) }),
});
const hotlineAnswer = hotlineSchema.extend({ version: z.number().int() });
export type Hotline = z.infer<typeof hotlineAnswer>;

const ofTeam = z.object({ team: idSchema });
const ofOne = z.object({ id: idSchema });
const read = { permission: "people.read" };
const plan = { permission: "duty.plan" };
const clauses = ["D20"];
const changed = z.object({ version: z.number().int(), changed: z.number().int().describe("entries this changed") });

const planBody = z.strictObject({
  put: z
    .array(z.strictObject({ shiftId: idSchema, day: daySchema, personId: idSchema }))
    .max(500)
    .default([]),
  remove: z.array(idSchema).max(500).default([]),
});
const copyBody = z.strictObject({
  from: daySchema.describe("a day of the week to copy"),
  to: daySchema.describe("a day of the first week to fill"),
  weeks: z.number().int().min(1).max(12).default(1),
});
const rotateBody = z.strictObject({
  pattern: z.array(idSchema.nullable()).min(1).max(28).describe("shift by day, null: off; begins anew at its end"),
  people: z.array(idSchema).min(1).max(40),
  apart: z.number().int().min(0).max(28).describe("days each next person is behind"),
  from: daySchema,
  days: z.number().int().min(1).max(92),
});
const clearBody = z.strictObject({ from: daySchema, until: daySchema, what: z.enum(["conflicts", "plan", "all"]) });
const settingsBody = z
  .strictObject({
    isKept: z.literal(false).describe("ends keeping a roster; publishing begins it"),
    requiredCalendarId: idSchema.nullable(),
    warnDays: z.number().int().min(1).max(60),
    swapsNeedApproval: z.boolean(),
    routesByItself: z.boolean(),
    forwardingNumber: numberSchema.nullable(),
  })
  .partial();
const shiftBody = z.strictObject(shiftFields);
const shiftChange = shiftBody.extend({ isArchived: z.boolean() }).partial();
const swapBody = z.strictObject({
  entryId: idSchema.describe("a shift of one's own"),
  askedOf: idSchema,
  inReturnFor: idSchema.nullable().default(null).describe("a shift of theirs to take in return"),
  note: z.string().trim().max(500).default(""),
});
const absenceBody = z.strictObject({
  personId: idSchema,
  kind: z.enum(absenceKinds),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  note: z.string().trim().max(500).default(""),
});
const absenceChange = z
  .strictObject({
    kind: z.enum(absenceKinds),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    note: z.string().trim().max(500),
    isWithdrawn: z.literal(true),
  })
  .partial();

export type PlanChange = z.output<typeof planBody>;
export type CopyWeeks = z.output<typeof copyBody>;
export type Rotate = z.output<typeof rotateBody>;
export type Clear = z.output<typeof clearBody>;
export type ChangeSettings = z.output<typeof settingsBody>;
export type NewShift = z.output<typeof shiftBody>;
export type ChangeShift = z.output<typeof shiftChange>;
export type AskSwap = z.output<typeof swapBody>;
export type NewAbsence = z.output<typeof absenceBody>;
export type ChangeAbsence = z.output<typeof absenceChange>;

export const dutyOperations = {
  now: operation({
    id: "duty.now",
    method: "GET",
    path: "/duty/now",
    summary: "Who is on duty at this moment, team by team, with the number in force, who comes next and gaps ahead.",
    clauses,
    access: read,
    query: z.strictObject({ team: idSchema.optional() }),
    answer: z.object({ items: z.array(nowSchema), asOf: instantSchema }),
  }),
  hotline: operation({
    id: "duty.hotline",
    method: "GET",
    path: "/duty/hotline",
    summary: "Hotline numbers and hours, as the portal publishes them.",
    clauses,
    access: "anyone",
    answer: hotlineAnswer,
  }),
  setHotline: operation({
    id: "duty.set-hotline",
    method: "PUT",
    path: "/duty/hotline",
    summary: "Change what the portal publishes. If-Match carries the version read.",
    clauses,
    access: { permission: "register.manage" },
    body: hotlineSchema,
    answer: hotlineAnswer,
  }),
  roster: operation({
    id: "duty.roster",
    method: "GET",
    path: "/duty/rosters/:team",
    summary:
      "The roster of a team for some days (at most 62), with what is planned, in force, missing and in conflict.",
    clauses,
    access: read,
    params: ofTeam,
    query: z.strictObject({ from: daySchema, until: daySchema.describe("last day included") }),
    answer: rosterSchema,
  }),
  settings: operation({
    id: "duty.settings",
    method: "PATCH",
    path: "/duty/rosters/:team",
    summary: "Change what a team requires of its roster. If-Match carries the roster's version.",
    clauses: ["D20", "D7", "U6"],
    access: plan,
    params: ofTeam,
    body: settingsBody,
    answer: changed,
  }),
  addShift: operation({
    id: "duty.add-shift",
    method: "POST",
    path: "/duty/rosters/:team/shifts",
    summary: "Add a shift pattern: name, hours in a zone, colour, number.",
    clauses,
    access: plan,
    params: ofTeam,
    body: shiftBody,
    status: 201,
    answer: shiftSchema,
  }),
  changeShift: operation({
    id: "duty.change-shift",
    method: "PATCH",
    path: "/duty/shifts/:id",
    summary:
      "Change a shift pattern. Shifts still to begin move with its hours, those begun stay. If-Match carries its version.",
    clauses,
    access: plan,
    params: ofOne,
    body: shiftChange,
    answer: shiftSchema,
  }),
  plan: operation({
    id: "duty.plan",
    method: "POST",
    path: "/duty/rosters/:team/plan",
    summary: "Put people on shifts and take them off; in force after publishing. What is over cannot be changed.",
    clauses,
    access: plan,
    params: ofTeam,
    body: planBody,
    answer: changed,
  }),
  copyWeeks: operation({
    id: "duty.copy-weeks",
    method: "POST",
    path: "/duty/rosters/:team/copy-weeks",
    summary: "Plan the same week again, as often as asked.",
    clauses,
    access: plan,
    params: ofTeam,
    body: copyBody,
    answer: changed,
  }),
  rotate: operation({
    id: "duty.rotate",
    method: "POST",
    path: "/duty/rosters/:team/rotate",
    summary: "Turn a pattern of shifts over people.",
    clauses,
    access: plan,
    params: ofTeam,
    body: rotateBody,
    answer: changed,
  }),
  clear: operation({
    id: "duty.clear",
    method: "POST",
    path: "/duty/rosters/:team/clear",
    summary: "Take off the plan what is in conflict, what is not published, or everything of the days named.",
    clauses,
    access: plan,
    params: ofTeam,
    body: clearBody,
    answer: changed,
  }),
  publish: operation({
    id: "duty.publish",
    method: "POST",
    path: "/duty/rosters/:team/publish",
    summary: "Put the plan in force. Errors: roster-conflicts.",
    clauses,
    access: plan,
    params: ofTeam,
    answer: changed,
  }),
  askSwap: operation({
    id: "duty.ask-swap",
    method: "POST",
    path: "/duty/swaps",
    summary: "Ask somebody of the team to take a shift of mine.",
    clauses,
    access: read,
    body: swapBody,
    status: 201,
    answer: swapSchema,
  }),
  stepSwap: operation({
    id: "duty.step-swap",
    method: "POST",
    path: "/duty/swaps/:id/:step",
    summary: "Accept, decline, approve, refuse or withdraw a swap. Errors: swap-settled, shift-over.",
    clauses,
    access: read,
    params: ofOne.extend({ step: z.enum(swapSteps) }),
    body: z.strictObject({ note: z.string().trim().max(500).default("") }),
    answer: swapSchema,
  }),
  addAbsence: operation({
    id: "duty.add-absence",
    method: "POST",
    path: "/duty/absences",
    summary: "Record that somebody is away from one instant until another: one's own, or of a team one plans for.",
    clauses,
    access: read,
    body: absenceBody,
    status: 201,
    answer: absenceSchema,
  }),
  changeAbsence: operation({
    id: "duty.change-absence",
    method: "PATCH",
    path: "/duty/absences/:id",
    summary: "Change or withdraw an absence. If-Match carries its version.",
    clauses,
    access: read,
    params: ofOne,
    body: absenceChange,
    answer: absenceSchema,
  }),
} as const;
