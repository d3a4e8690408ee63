import { z } from "zod";
import { wordsSchema } from "../forms/field.ts";
import { operation } from "../http/contract.ts";
import { idSchema } from "../http/values.ts";
import { families } from "./definition.ts";

/** What crosses the wire about cases. The web client imports the types from here, the server validates with the schemas. */

const instant = z.string().describe("ISO 8601 instant in UTC, e.g. 2026-11-23T08:20:00.000Z");
const id = z.string();

export const personRefSchema = z.object({ id, name: z.string() });
export const namedRefSchema = z.object({ id, name: z.string() });
export const wordsRefSchema = z.object({ id, name: wordsSchema });

/** A clock as a chip shows it. Milliseconds are working time unless the name says otherwise. */
export const clockViewSchema = z.object({
  clock: z.string(),
  title: wordsSchema,
  run: z.number().int(),
  state: z.enum(["running", "warning", "breached", "paused", "met", "missed", "none"]),
  dueAt: instant.nullable(),
  warnAt: instant.nullable(),
  /** Working ms left at `asOf`; negative: over by that much. Null where nothing runs. */
  remainingMs: z.number().nullable(),
  /** Working time is passing at this moment (not night, not a holiday). */
  runsNow: z.boolean(),
  /** Why it is paused, by language. */
  reason: wordsSchema.nullable(),
  /** The due time lies in a year whose holidays are not known yet. */
  isProvisional: z.boolean(),
  /** Working ms of an ordinary day of its calendar, to say "3 working days". */
  dayMs: z.number(),
  asOf: instant,
  isPromise: z.boolean(),
});
export type ClockView = z.infer<typeof clockViewSchema>;

/** Why a clock says what it says (design: time explains itself). */
export const clockExplanationSchema = z.object({
  view: clockViewSchema,
  targetMs: z.number().nullable(),
  targetText: wordsSchema,
  source: z.object({
    kind: z.enum(["level", "fixed", "none"]),
    name: wordsSchema.nullable(),
    priority: z.number().nullable(),
  }),
  calendar: z.object({ key: z.string(), title: wordsSchema, hours: wordsSchema }).nullable(),
  elapsedMs: z.number(),
  intervals: z.array(
    z.object({
      from: instant,
      until: instant.nullable(),
      kind: z.enum(["ran", "paused"]),
      reason: wordsSchema.nullable(),
      workingMs: z.number(),
    }),
  ),
  strip: z.array(
    z.object({
      from: instant,
      until: instant,
      kind: z.enum(["ran", "paused", "closed", "ahead", "over"]),
      name: wordsSchema.nullable(),
    }),
  ),
  steps: z.array(
    z.object({
      step: z.enum(["warn", "breach"]),
      at: instant.nullable(),
      firedAt: instant.nullable(),
      does: wordsSchema,
    }),
  ),
  now: instant,
});
export type ClockExplanation = z.infer<typeof clockExplanationSchema>;

export const stateViewSchema = z.object({ key: z.string(), title: wordsSchema, family: z.enum(families) });
export type StateView = z.infer<typeof stateViewSchema>;

export const caseRowSchema = z.object({
  id,
  number: z.string().describe("grouped for speech, e.g. 4827-3165"),
  process: z.string(),
  state: stateViewSchema,
  version: z.number().int(),
  subject: z.string(),
  priority: z.number().int(),
  channel: z.string(),
  organisation: namedRefSchema.nullable(),
  requesterName: z.string().nullable(),
  team: wordsRefSchema.nullable(),
  assignee: personRefSchema.nullable(),
  isAwaitingAnswer: z.boolean(),
  /** Somebody who works on it has said its service is at risk (D11); staff only. */
  isAtRisk: z.boolean(),
  /** You are its customer and are asked for a word: an answer, or whether it works again. Never true for staff. */
  asksYou: z.boolean(),
  clock: clockViewSchema.nullable(),
  soonestClock: clockViewSchema
    .nullable()
    .describe("the running clock due before `clock`: by it `sort=dueAt` orders; staff only"),
  dueAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type CaseRow = z.infer<typeof caseRowSchema>;

const plainFieldViewSchema = z.object({
  key: z.string(),
  type: z.string(),
  title: wordsSchema,
  hint: wordsSchema.nullable(),
  required: z.boolean(),
  choices: z.array(z.object({ value: z.string(), title: wordsSchema })).nullable(),
  when: z.object({ field: z.string(), isOneOf: z.array(z.union([z.string(), z.number(), z.boolean()])) }).nullable(),
  maxLength: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  steps: z.number().nullable(),
  /** Whom we propose, and why, is shown with it (D7). */
  proposes: z.boolean(),
  /** What stands there now, to start from. */
  value: z.unknown(),
  /** For references: the words of the value. */
  valueText: z.string().nullable(),
});
export const formFieldViewSchema = plainFieldViewSchema.extend({
  /** Of a field of type `answers`: the questions of the form within the form. */
  asks: z.array(plainFieldViewSchema).optional(),
});
export type FormFieldView = z.infer<typeof formFieldViewSchema>;

export const moveViewSchema = z.object({
  key: z.string(),
  title: wordsSchema,
  about: wordsSchema.nullable(),
  to: stateViewSchema,
  shortcut: z.string().nullable(),
  isPrimary: z.boolean(),
  isReturn: z.boolean(),
  isHidden: z.boolean(),
  /** It ends the case and its open children may make this move with it. */
  cascades: z.string().nullable(),
  /** What the customer will be told, if anything, with {{name}} look-ups unfilled. */
  tells: wordsSchema.nullable(),
  form: z.array(formFieldViewSchema),
});
export type MoveView = z.infer<typeof moveViewSchema>;

export const todoViewSchema = z.object({
  id,
  key: z.string(),
  title: wordsSchema,
  who: wordsSchema,
  startsAt: instant,
  dueAt: instant.nullable(),
});

export const flowStepViewSchema = z.object({
  key: z.string(),
  title: wordsSchema,
  status: z.enum(["done", "here", "ahead"]),
  at: instant.nullable(),
  person: z.string().nullable(),
  /** How often the case came back to this step. */
  returns: z.number().int(),
});
export type FlowStepView = z.infer<typeof flowStepViewSchema>;

export const attachmentViewSchema = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  visibility: z.enum(["public", "internal"]),
});
export type AttachmentView = z.infer<typeof attachmentViewSchema>;

export const timelineEntrySchema = z.object({
  seq: z.number().int(),
  kind: z.string(),
  move: z.object({ key: z.string(), title: wordsSchema }).nullable(),
  from: stateViewSchema.nullable(),
  to: stateViewSchema.nullable(),
  actor: z.object({
    kind: z.enum(["person", "api-key", "link", "system"]),
    id: id.nullable(),
    name: wordsSchema,
    side: z.enum(["staff", "customer", "supplier", "none"]),
  }),
  via: z.string(),
  visibility: z.enum(["public", "internal"]),
  at: instant,
  occurredAt: instant,
  /** The words somebody wrote (reply, note, the customer's message), plain text. */
  body: z.string().nullable(),
  /** What the customer was told by the system with this entry. */
  told: wordsSchema.nullable(),
  /** Filled fields and changed values, ready to show. */
  fields: z.array(z.object({ key: z.string(), title: wordsSchema, value: z.string(), before: z.string().nullable() })),
  attachments: z.array(attachmentViewSchema),
  /** It went on by another process from here: from which to which, and why (null for customers). */
  converted: z.object({ from: wordsSchema, to: wordsSchema, because: z.string().nullable() }).nullable(),
  /** Somebody whose turn it would have been was not there: to whom it fell, as a sentence. */
  fell: wordsSchema.nullable(),
  isErased: z.boolean(),
  /** Who erased its content, when and why; null where nothing was erased. */
  erased: z.object({ by: wordsSchema, at: instant, because: z.string() }).nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const caseViewSchema = caseRowSchema.extend({
  description: z.string(),
  requester: z.object({
    personId: id.nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    organisation: z.string().nullable(),
    isColleague: z.boolean().describe("one of our own house, who asks for themselves or their department"),
  }),
  department: namedRefSchema.nullable(),
  line: z.number().int(),
  processTitle: wordsSchema,
  processVersion: z.number().int(),
  occurredAt: instant.nullable(),
  solvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  fields: z.array(
    z.object({
      key: z.string(),
      title: wordsSchema,
      type: z.string(),
      value: z.unknown(),
      /** What it says, in the asker's language and in each. */
      text: z.string(),
      words: wordsSchema,
    }),
  ),
  clocks: z.array(clockViewSchema),
  todos: z.array(todoViewSchema),
  moves: z.array(moveViewSchema),
  flow: z.array(flowStepViewSchema),
  links: z.array(
    z.object({
      kind: z.string(),
      direction: z.enum(["to", "from"]),
      /** What the other case is to this one. */
      title: wordsSchema,
      /** May be taken away by hand. */
      isByHand: z.boolean(),
      number: z.string(),
      process: z.string(),
      subject: z.string(),
      state: stateViewSchema,
    }),
  ),
  measures: z.array(
    z.object({
      measure: z.string(),
      nth: z.number().int(),
      at: instant,
      realMs: z.number(),
      workingMs: z.number().nullable(),
    }),
  ),
  device: z.object({ id, model: z.string(), serial: z.string(), site: z.string() }).nullable(),
  /** The house's own: no customer sees it, so none is written to from it. */
  isInternal: z.boolean(),
  /** The number this one leads to, where it was merged (D22). */
  mergedInto: z.string().nullable(),
  /** Cases that are its children and have not ended; staff only. */
  openChildren: z.number().int(),
  /** Processes this asker may convert it to now (D4). */
  convertsTo: z.array(z.object({ process: z.string(), title: wordsSchema })),
  /** What this asker may do besides the moves. */
  may: z.object({ reply: z.boolean(), note: z.boolean(), attach: z.boolean() }),
});
export type CaseView = z.infer<typeof caseViewSchema>;

const requesterSchema = z.strictObject({
  personId: idSchema.optional(),
  name: z.string().max(200).optional(),
  email: z.string().max(320).optional(),
  phone: z.string().max(40).optional(),
  organisation: z.string().max(300).optional().describe("code, else exact name, else kept as text"),
});

export const registerBodySchema = z.strictObject({
  process: z.string(),
  subject: z.string().trim().min(1).max(300),
  description: z.string().max(50_000).default(""),
  requester: requesterSchema.default({}),
  channel: z.enum(["phone", "email", "fax", "portal", "api", "on-site", "monitoring"]).optional(),
  /** When it happened; never in the future. */
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
  /** Make this move at once, in the same breath (register and dispatch). */
  andMove: z.strictObject({ move: z.string(), fields: z.record(z.string(), z.unknown()).default({}) }).optional(),
});
export type RegisterBody = z.input<typeof registerBodySchema>;

export const numberParams = z.object({ number: z.string() });

export const listQuerySchema = z.strictObject({
  process: z.string().optional(),
  state: z.string().optional().describe("one or several, separated by commas"),
  family: z.string().optional().describe("open, waiting, done, cancelled; several separated by commas"),
  team: z.string().optional().describe("id, or `mine`"),
  assignee: z.string().optional().describe("id, `me` or `nobody`"),
  organisation: z.string().optional(),
  requester: z.string().optional(),
  project: z
    .string()
    .optional()
    .describe("under a contract of this project: id, or `mine`: of the projects you manage"),
  priority: z.string().optional(),
  channel: z.string().optional(),
  due: z.enum(["late", "soon"]).optional().describe("late: past due; soon: within the warning time"),
  awaiting: z.enum(["answer"]).optional(),
  following: z.enum(["me"]).optional().describe("what you follow"),
  risk: z.enum(["true"]).optional().describe("true: somebody has said the service is at risk"),
  asksCustomer: z
    .enum(["true", "false"])
    .optional()
    .describe("true: the customer is asked for a word (an answer, a confirmation); false: all others"),
  createdFrom: z.string().optional(),
  createdUntil: z.string().optional(),
  q: z.string().max(200).optional(),
  sort: z
    .enum(["dueAt", "-dueAt", "createdAt", "-createdAt", "updatedAt", "-updatedAt", "priority", "-priority"])
    .optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type ListQuery = z.input<typeof listQuerySchema>;

export const caseOperations = {
  register: operation({
    id: "cases.register",
    method: "POST",
    path: "/cases",
    summary: "Register a case: one record with a number, whatever the channel.",
    clauses: ["D1", "D2"],
    access: { permission: "case.register" },
    body: registerBodySchema,
    status: 201,
    answer: z.object({
      number: z.string(),
      id,
      state: z.string(),
      version: z.number().int(),
      dueAt: instant.nullable(),
    }),
  }),
  list: operation({
    id: "cases.list",
    method: "GET",
    path: "/cases",
    summary: "Cases within your scope, keyset-paged.",
    access: "signed-in",
    query: listQuerySchema,
    answer: z.object({ items: z.array(caseRowSchema), next: z.string().nullable(), asOf: instant }),
  }),
  counts: operation({
    id: "cases.counts",
    method: "GET",
    path: "/case-counts",
    summary: "How many cases each standing view holds for you; counted up to 1,000 each.",
    access: "signed-in",
    answer: z.object({ counts: z.record(z.string(), z.number().int()), cap: z.number().int() }),
  }),
  read: operation({
    id: "cases.read",
    method: "GET",
    path: "/cases/:number",
    summary: "One case with its clocks, to-dos and the moves open to you now, with their forms.",
    access: "signed-in",
    alsoLink: ["track", "rate", "supplier"],
    params: numberParams,
    answer: caseViewSchema,
  }),
  move: operation({
    id: "cases.move",
    method: "POST",
    path: "/cases/:number/moves/:move",
    summary: "Make a move. If-Match carries the version you read; 409 says what can be done instead.",
    clauses: ["D10", "M4"],
    access: "signed-in",
    alsoLink: ["track", "rate", "supplier"],
    params: z.object({ number: z.string(), move: z.string() }),
    body: z.strictObject({
      fields: z.record(z.string(), z.unknown()).default({}),
      occurredAt: z.iso.datetime({ offset: true }).optional(),
    }),
    answer: z.object({
      number: z.string(),
      id,
      state: z.string(),
      version: z.number().int(),
      dueAt: instant.nullable(),
      opened: z.string().nullable(),
    }),
  }),
  convert: operation({
    id: "cases.convert",
    method: "POST",
    path: "/cases/:number/convert",
    summary:
      "Let a case go on by another process, under its number: at triage an incident turns out to be a service request. 409 `cannot-convert` where its state forbids it; 403 `customers-case` for a customer's case to a matter of the house.",
    clauses: ["D4"],
    access: { permission: "case.convert" },
    params: numberParams,
    body: z.strictObject({
      process: z.string().describe("key of the process it goes by from now on"),
      reason: z.string().trim().min(1).max(500).describe("stays in the house"),
      fields: z.record(z.string(), z.unknown()).default({}).describe("the form that process is registered with"),
    }),
    answer: z.object({
      number: z.string(),
      id,
      state: z.string(),
      version: z.number().int(),
      dueAt: instant.nullable(),
    }),
  }),
  comment: operation({
    id: "cases.comment",
    method: "POST",
    path: "/cases/:number/comments",
    summary: "Say something: `public` reaches the customer, `internal` stays in the house.",
    access: { permission: "case.comment" },
    alsoLink: ["track", "supplier"],
    params: numberParams,
    body: z.strictObject({
      body: z.string().trim().min(1).max(50_000),
      visibility: z.enum(["public", "internal"]),
      attachments: z.array(z.uuid()).max(20).default([]),
      mentions: z
        .array(idSchema)
        .max(20)
        .default([])
        .describe("colleagues a note calls upon: told of it; refused (`may-not-see`) for whoever may not see the case"),
    }),
    status: 201,
    answer: z.object({
      number: z.string().describe("where the words stand: another number, where this one was merged into it"),
      seq: z.number().int(),
      version: z.number().int(),
    }),
  }),
  timeline: operation({
    id: "cases.timeline",
    method: "GET",
    path: "/cases/:number/timeline",
    summary: "The timeline, oldest first; customers read the public part.",
    clauses: ["M4"],
    access: "signed-in",
    alsoLink: ["track", "rate", "supplier"],
    params: numberParams,
    query: z.strictObject({
      after: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
    answer: z.object({ entries: z.array(timelineEntrySchema), next: z.number().int().nullable() }),
  }),
  eraseEntry: operation({
    id: "cases.erase-entry",
    method: "POST",
    path: "/cases/:number/timeline/:seq/erase",
    summary:
      "Erase the content of one entry for privacy, its attachments with it. Cannot be undone; the reason is shown.",
    clauses: ["M4"],
    access: { permission: "case.erase-content" },
    params: z.object({ number: z.string(), seq: z.coerce.number().int().min(1).max(2_147_483_647) }),
    body: z.strictObject({
      because: z.string().trim().min(1).max(500).describe("shown wherever the entry is, to customers too"),
    }),
    answer: z.object({ seq: z.number().int(), version: z.number().int() }),
  }),
  explain: operation({
    id: "cases.explain",
    method: "GET",
    path: "/cases/:number/clocks/:clock",
    summary: "Why this clock says what it says: target, calendar, intervals, what happens next.",
    clauses: ["L2", "L3"],
    access: "signed-in",
    params: z.object({ number: z.string(), clock: z.string() }),
    answer: clockExplanationSchema,
  }),
  promise: operation({
    id: "cases.promise",
    method: "POST",
    path: "/case-promises",
    summary: "What would be promised if this were registered now: due times per clock, before saving.",
    access: { permission: "case.register" },
    body: z.strictObject({
      process: z.string(),
      organisation: idSchema.optional(),
      contract: idSchema.optional().describe("the contract that would cover it; heeded for staff only"),
      priority: z.number().int().min(1).max(4),
    }),
    answer: z.object({
      promises: z.array(
        z.object({ clock: z.string(), title: wordsSchema, dueAt: instant.nullable(), isProvisional: z.boolean() }),
      ),
      levelName: wordsSchema.nullable(),
      calendarTitle: wordsSchema.nullable(),
      /** What the agreement says for every priority: working minutes per promised clock; null: no target. */
      agreed: z.array(
        z.object({
          priority: z.number().int(),
          minutes: z.array(z.object({ clock: z.string(), minutes: z.number().nullable() })),
        }),
      ),
    }),
  }),
  todos: operation({
    id: "todos.list",
    method: "GET",
    path: "/todos",
    summary: "What is your turn: late, today, next.",
    access: "signed-in",
    query: z.strictObject({
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
      key: z.string().optional().describe("one or several, separated by commas"),
      asleep: z
        .enum(["true", "false"])
        .optional()
        .describe("true: those you have put to sleep, which are left out otherwise"),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          id,
          key: z.string(),
          title: wordsSchema,
          group: z.enum(["late", "today", "next"]),
          dueAt: instant.nullable(),
          startsAt: instant,
          why: wordsSchema,
          addressed: z.enum(["me", "team", "role"]),
          case: caseRowSchema,
        }),
      ),
      counts: z.object({
        late: z.number().int(),
        today: z.number().int(),
        next: z.number().int(),
        asleep: z.number().int(),
      }),
      byKey: z.array(z.object({ key: z.string(), title: wordsSchema, count: z.number().int() })),
      next: z.string().nullable(),
      asOf: instant,
    }),
  }),
} as const;

/** Definitions that run, for people (M5) and programs. */
const processSummarySchema = z.object({
  key: z.string(),
  version: z.number().int(),
  title: wordsSchema,
  purpose: wordsSchema,
  states: z.number().int(),
  moves: z.number().int(),
});
export const processOperations = {
  list: operation({
    id: "processes.list",
    method: "GET",
    path: "/processes",
    summary: "The procedures that run here.",
    clauses: ["M5"],
    access: { permission: "process.read" },
    answer: z.object({ items: z.array(processSummarySchema) }),
  }),
  read: operation({
    id: "processes.read",
    method: "GET",
    path: "/processes/:key",
    summary: "One procedure as it runs: texts, states, moves, forms, clocks.",
    clauses: ["M5"],
    access: { permission: "process.read" },
    params: z.object({ key: z.string() }),
    query: z.strictObject({
      version: z.coerce.number().int().positive().optional().describe("an earlier one; absent: the one that runs"),
    }),
    answer: z.object({
      definition: z.record(z.string(), z.unknown()).describe("ProcessDefinition"),
      publishedAt: instant,
      /** What each guard and consequence it names means, in words. */
      rules: z.record(z.string(), wordsSchema),
      isCurrent: z.boolean(),
      problems: z.array(z.object({ code: z.string(), where: z.string() })),
    }),
  }),
  versions: operation({
    id: "processes.versions",
    method: "GET",
    path: "/processes/:key/versions",
    summary: "Every version of a procedure, newest first, with what it changed in the one before.",
    clauses: ["M5", "U6"],
    access: { permission: "process.read" },
    params: z.object({ key: z.string() }),
    answer: z.object({
      items: z.array(
        z.object({
          version: z.number().int(),
          state: z.enum(["draft", "active", "retired"]),
          publishedAt: instant,
          publishedBy: z.string().nullable().describe("null: shipped with a release"),
          differences: z.array(
            z.object({
              part: z.enum(["states", "moves", "clocks", "fields", "scripts", "general"]),
              key: z.string(),
              title: wordsSchema,
              what: z.enum(["added", "removed", "changed"]),
              changes: z.array(z.object({ path: z.string(), before: z.string(), after: z.string() })),
            }),
          ),
        }),
      ),
    }),
  }),
} as const;
