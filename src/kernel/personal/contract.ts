import { z } from "zod";
import { operation } from "../http/contract.ts";
import { idSchema, instantSchema } from "../http/values.ts";

const numberParams = z.object({ number: z.string() });
const staff = { permission: "case.read-internal" };
const clauses = ["D22"];
const personSchema = z.object({ id: idSchema, name: z.string() });

const reminderSchema = z.object({
  id: idSchema,
  at: instantSchema,
  words: z.string(),
  /** The case it is about, while you may see it. */
  number: z.string().nullable(),
  subject: z.string().nullable(),
  /** Its time has come. */
  isDue: z.boolean(),
});
export type ReminderView = z.infer<typeof reminderSchema>;

export const personalOperations = {
  mine: operation({
    id: "cases.mine",
    method: "GET",
    path: "/cases/:number/mine",
    summary: "What you arranged for yourself around this case: follow, reminders, snooze; and who else follows it.",
    clauses,
    access: staff,
    params: numberParams,
    answer: z.object({
      isFollowing: z.boolean(),
      followers: z.array(personSchema),
      reminders: z.array(reminderSchema),
      /** Your to-dos of it sleep: until then at the latest; null within: until something happens. */
      snoozed: z.object({ until: instantSchema.nullable() }).nullable(),
      maySnooze: z.boolean(),
      /** Nothing sleeps past this. */
      warnAt: instantSchema.nullable(),
    }),
  }),
  follow: operation({
    id: "cases.follow",
    method: "PUT",
    path: "/cases/:number/follow",
    summary: "Be told of what happens on a case, or no more. Opens nothing: it is read with your rights of the moment.",
    clauses,
    access: staff,
    params: numberParams,
    body: z.strictObject({ isFollowing: z.boolean() }),
    answer: z.object({ isFollowing: z.boolean() }),
  }),
  snooze: operation({
    id: "cases.snooze",
    method: "POST",
    path: "/cases/:number/snooze",
    summary:
      "Hide your to-dos of a case from your own list until a time (null: until something happens), never past the warning of its clock. They stay yours; the timeline says so.",
    clauses,
    access: staff,
    params: numberParams,
    body: z.strictObject({ until: z.iso.datetime({ offset: true }).nullable() }),
    answer: z.object({ until: instantSchema.nullable() }),
  }),
  wake: operation({
    id: "cases.wake",
    method: "POST",
    path: "/cases/:number/wake",
    summary: "Show your to-dos of a case again; the timeline says so. What does not sleep stays as it is.",
    clauses,
    access: staff,
    params: numberParams,
    body: z.strictObject({}),
    status: 204,
    answer: z.undefined(),
  }),
  colleagues: operation({
    id: "cases.colleagues",
    method: "GET",
    path: "/cases/:number/colleagues",
    summary:
      "Colleagues by name or pinyin initials, to mention in a note: at most eight, each with whether they may see the case.",
    clauses,
    access: staff,
    params: numberParams,
    query: z.strictObject({ q: z.string().max(40) }),
    answer: z.object({ items: z.array(personSchema.extend({ maySee: z.boolean() })) }),
  }),
  reminders: operation({
    id: "reminders.list",
    method: "GET",
    path: "/reminders",
    summary: "Your reminders that are not done, soonest first; at most 200.",
    clauses,
    access: staff,
    answer: z.object({ items: z.array(reminderSchema), asOf: instantSchema }),
  }),
  remind: operation({
    id: "reminders.create",
    method: "POST",
    path: "/reminders",
    summary:
      "Be reminded at a time, of a case or of anything. Told once, also when the program was down at that moment.",
    clauses,
    access: staff,
    body: z.strictObject({
      at: z.iso.datetime({ offset: true }),
      words: z.string().trim().min(1).max(300),
      number: z.string().max(20).nullable().default(null),
    }),
    status: 201,
    answer: reminderSchema,
  }),
  done: operation({
    id: "reminders.done",
    method: "POST",
    path: "/reminders/:id/done",
    summary: "A reminder is done with, whether it was told or not.",
    clauses,
    access: staff,
    params: z.object({ id: idSchema }),
    body: z.strictObject({}),
    status: 204,
    answer: z.undefined(),
  }),
} as const;
