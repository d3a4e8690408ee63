import { z } from "zod";
import { fieldSchema, formFieldSchema, wordsSchema } from "../forms/field.ts";
import { type Permission, permissionKeys } from "../people/permissions.ts";
import { type Role, roleKeys } from "../people/roles.ts";
import { scriptLineSchema } from "./scripts/contract.ts";

/**
 * What a process is: plain, serialisable data. The same object runs the case, draws the readable procedure (M5),
 * feeds the API and is stored with its version, so that manual and machine cannot differ.
 *
 * Code adds only what the definition names: guards (may this move be made now?) and consequences (what else does it plan?).
 */
export const families = ["open", "waiting", "done", "cancelled"] as const;
export type Family = (typeof families)[number];

const roleSchema = z.enum(roleKeys as [Role, ...Role[]]);
const permissionSchema = z.enum(permissionKeys as [Permission, ...Permission[]]);

/** Whose turn it is while a case is in a state. */
const responsibleSchema = z.discriminatedUnion("who", [
  /** The person the case is assigned to; their team while nobody is named. */
  z.strictObject({ who: z.literal("assignee") }),
  /** The service desk. */
  z.strictObject({ who: z.literal("desk") }),
  /** The team the case lies with. */
  z.strictObject({ who: z.literal("team") }),
  /** Whoever holds the role in the case's business department. */
  z.strictObject({ who: z.literal("role"), role: roleSchema }),
  /**
   * Whoever is being asked in turn, until somebody takes it (D8): the person, else whoever holds the role in the organisation, that
   * these fields of the case name; the desk where they name nobody. A consequence of the move that leads here sets them.
   */
  z.strictObject({ who: z.literal("contact"), person: z.string(), role: z.string(), organisation: z.string() }),
  /** The customer; `watchedBy` names who sees to it that the waiting ends. */
  z.strictObject({ who: z.literal("customer"), watchedBy: z.enum(["assignee", "desk"]) }),
  /** Those a consequence has called upon (`callUpon`), each with a to-do of their own: approvers. Whoever is gone falls to the desk. */
  z.strictObject({ who: z.literal("several") }),
  /** A case linked to this one has the turn until it ends (an incident waits for its follow-up): its to-do stands there. */
  z.strictObject({ who: z.literal("linked"), process: z.string() }),
  /** Nobody: only where the case has ended. */
  z.strictObject({ who: z.literal("nobody") }),
]);
export type Responsible = z.infer<typeof responsibleSchema>;

const stateSchema = z.strictObject({
  title: wordsSchema,
  /** The plain word customers read; the title if absent. */
  customerTitle: wordsSchema.optional(),
  /** Here the customer is asked for a word, in these words, until the case carries this field. */
  asksCustomer: z.strictObject({ title: wordsSchema, until: z.string() }).optional(),
  family: z.enum(families),
  responsible: responsibleSchema,
  /** What the to-do says, beginning with a verb. */
  todo: wordsSchema.optional(),
  /** Names the clock whose due time is the to-do's. */
  todoDue: z.string().optional(),
  /** The move the system makes when the customer writes while the case is here (waiting states). */
  onCustomerReply: z.string().optional(),
  /** Somebody has accepted it and is at it: what may be said of them elsewhere (D3). */
  isAtWork: z.boolean().default(false),
  /** The case has ended here; only a reopening leads out. */
  isFinal: z.boolean().default(false),
});
export type State = z.infer<typeof stateSchema>;

/** Acts over several cases; a definition names the move each makes. */
const acts = ["merge", "undo-merge", "cascade", "apply"] as const;
export type Act = (typeof acts)[number];
/** Who can be told of something inside the house: by the case, or by a role (of its department, or of the whole house). */
export const tells = [
  "assignee",
  "desk",
  "responsible",
  "department-head",
  "project-manager",
  "team",
  "incident-manager",
  "desk-lead",
] as const;

const moveSchema = z.strictObject({
  title: wordsSchema,
  /** One sentence for the readable procedure: what is done here. */
  about: wordsSchema.optional(),
  /** What others hear: `incident` + `solved` becomes the announcement `incident.solved`. Past tense. */
  announces: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  from: z.array(z.string()).min(1),
  /** The state it leads to; `same` stays where it is, `previous` goes back to the state before this one. */
  to: z.string(),
  /** States a consequence may lead to instead (`leadTo`): the last of several approvals goes on, the others stay. */
  orTo: z.array(z.string()).default([]),
  /** The permission a person needs; `system` for moves only clocks and reactions make. */
  who: z.union([permissionSchema, z.literal("system")]),
  /** Narrows it further: only the assignee; whoever is responsible now; the customer's side; the supplier it was handed to. */
  only: z.enum(["assignee", "responsible", "customer", "staff", "supplier"]).optional(),
  /** The system may make it too (a clock at breach, a reaction). */
  alsoSystem: z.boolean().default(false),
  form: z.array(formFieldSchema).default([]),
  guards: z.array(z.string()).default([]),
  consequences: z.array(z.string()).default([]),
  /** Who has it afterwards. `department`, `team` and `assignee` in the form win over this. */
  assigns: z.enum(["me", "desk", "nobody", "keep"]).default("keep"),
  /** The line that has it afterwards. */
  line: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal("next")]).optional(),
  /** Measures stored with it (M4): acknowledged, first-response, handed-over, solved, closed, reopened, returned, … */
  measures: z.array(z.string()).default([]),
  /** What the customer is told, with {{name}} look-ups; absent: nothing. */
  tells: wordsSchema.optional(),
  /** The letter that makes it on the keyboard, and whether it is the one filled button of its states. */
  key: z.string().length(1).optional(),
  isPrimary: z.boolean().default(false),
  /** False: neither work nor an answer (a reminder). A clock that waits for an update, a customer who waits for a word, go on waiting. */
  isProgress: z.boolean().default(true),
  /** The turn passes on though the state stays: the next one is asked. */
  opensTurn: z.boolean().default(false),
  /** Running clocks that begin anew with it: whoever is asked next has a limit of their own. */
  restarts: z.array(z.string()).default([]),
  /** It sends the case back: drawn as a return, counted. */
  isReturn: z.boolean().default(false),
  /** Kept out of the move bar (made by another act, such as writing a reply). */
  isHidden: z.boolean().default(false),
  /** Made by this act of the kernel and no other way: a merge, its undoing, a parent that takes its children along (D22). */
  act: z.enum(acts).optional(),
  /** The move its open children make when this one ends the case: what a parent proposes to them (D22). */
  cascades: z.string().optional(),
  /** Who of the house is told of it besides whoever's turn it becomes; absent: nobody. */
  notifies: z.array(z.enum(tells)).optional(),
});
export type Move = z.infer<typeof moveSchema>;

const tellSchema = z.enum(tells);

export type Tell = z.infer<typeof tellSchema>;

const clockSchema = z.strictObject({
  title: wordsSchema,
  about: wordsSchema.optional(),
  /**
   * How long: by the customer's service level (per priority), a fixed working time, or the n-th working day.
   * A level without a target for the priority is a legitimate answer: the clock says "no target".
   */
  target: z.union([
    z.strictObject({ level: z.string() }),
    z.strictObject({ minutes: z.number().int().positive() }),
    /** Working minutes the case carries in this field, since they differ by whom is asked; `else` where it carries none. */
    z.strictObject({ minutesIn: z.string(), else: z.number().int().positive() }),
    z.strictObject({
      workingDays: z.number().int().positive(),
      at: z.enum(["start", "end"]),
      countedFrom: z.string().optional(),
    }),
    /** The instant this date-time field names, as somebody promised it; where it names none, by the level (if one is given). */
    z.strictObject({ until: z.string(), orLevel: z.string().optional() }),
  ]),
  /** `support`: the calendar of the customer's level; `office`: the provider's office hours; `always`: 7×24. */
  calendar: z.enum(["support", "office", "always"]).default("support"),
  runsIn: z.array(z.string()).min(1),
  pausesIn: z.array(z.string()).default([]),
  /** Stops for good once this measure is stored, wherever the case is (first-response). */
  stopsAt: z.string().optional(),
  /** An entry of staff starts it anew: for "no update for N hours" (D10). */
  restartsOnUpdate: z.boolean().default(false),
  /** Starts anew each time this measure is stored: the next status update is due so long after the last. */
  restartsWith: z.string().optional(),
  /** Runs only while the case carries this field: the limit for what was asked for or promised begins with the asking. */
  onlyWith: z.string().optional(),
  /** Begins only where there is a target: most levels promise nothing of the kind, and a case without it carries no such clock. */
  onlyWithTarget: z.boolean().default(false),
  /** Share of the target at which a warning is given. */
  warnAt: z.number().gt(0).lt(1).optional(),
  onWarn: z.strictObject({ tell: z.array(tellSchema) }).optional(),
  onBreach: z
    .strictObject({
      tell: z.array(tellSchema),
      move: z.string().optional(),
      /** Made where the first is not open: no next line to go to, so to the person in charge (D11). */
      otherwise: z.string().optional(),
    })
    .optional(),
  /** The one a row shows, when several run: the lowest number. */
  rank: z.number().int(),
  /** A promise to the customer: shown in the portal. */
  isPromise: z.boolean().default(false),
  /** Only prompts the one who has it: no row shows it, nothing sorts by it. */
  isPrompt: z.boolean().default(false),
});
export type ClockDefinition = z.infer<typeof clockSchema>;

const flowStepSchema = z.strictObject({
  title: wordsSchema,
  customerTitle: wordsSchema.optional(),
  states: z.array(z.string()).min(1),
});

const paperSchema = z.strictObject({ title: wordsSchema, number: z.string() });

export const processSchema = z.strictObject({
  key: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  version: z.number().int().positive(),
  title: wordsSchema,
  purpose: wordsSchema,
  /** The role that answers for the procedure (U10). */
  owner: roleSchema,
  clauses: z.array(z.string()),
  /** A matter of the house: customers and suppliers never see its cases. */
  isInternal: z.boolean().default(false),
  /** The field that says what helped: what another case may apply (D6). */
  solution: z.string().optional(),
  /** What goes in and what comes out, for the readable procedure. */
  inputs: z.array(wordsSchema),
  outputs: z.array(wordsSchema),
  /** Form numbers on print sheets. */
  papers: z.array(paperSchema).default([]),
  /** Every key a case of this process can carry. Once shipped, a key keeps its type for ever. */
  fields: z.record(z.string(), fieldSchema),
  /** How a case comes in: first state, who may, the form. */
  registration: z.strictObject({
    to: z.string(),
    orTo: z.array(z.string()).default([]),
    who: z.union([permissionSchema, z.literal("system")]),
    form: z.array(formFieldSchema),
    consequences: z.array(z.string()).default([]),
    measures: z.array(z.string()).default([]),
    tells: wordsSchema.optional(),
  }),
  states: z.record(z.string(), stateSchema),
  /** Processes a case of this one may be converted to at triage (D4), and the states it may be in then. */
  convertsTo: z.record(z.string(), z.strictObject({ from: z.array(z.string()).min(1) })).default({}),
  moves: z.record(z.string(), moveSchema),
  clocks: z.record(z.string(), clockSchema),
  /** The straight way, as the picture shows it. States not named hang under the step before them. */
  flow: z.array(flowStepSchema).min(2),
  /** Short standard texts beside the form (D3, D16): greeting, questions. {{name}} look-ups, said where what they name is true. */
  scripts: z.record(z.string(), z.array(scriptLineSchema)).default({}),
});
export type ProcessDefinition = z.infer<typeof processSchema>;
export type ProcessInput = z.input<typeof processSchema>;

/** Declares a shipped process: validates its shape at load and fills in the defaults. */
export const declareProcess = (declared: ProcessInput): ProcessDefinition => processSchema.parse(declared);
