import { z } from "zod";

/**
 * The one model of what people fill in: moves, catalogue items, questionnaires, checklists and sheets all consist of
 * fields of this closed set. Plain data, so that it can be stored, versioned, edited and drawn.
 */
export const wordsSchema = z.strictObject({ zh: z.string(), en: z.string() });

const choiceSchema = z.strictObject({ value: z.string(), title: wordsSchema });

export const conditionSchema = z.strictObject({
  field: z.string(),
  /** The field applies when the named one has one of these values. */
  isOneOf: z.array(z.union([z.string(), z.number(), z.boolean()])),
});
export type Condition = z.infer<typeof conditionSchema>;

export const fieldTypes = [
  "text", // one line
  "long-text",
  "number",
  "yes-no",
  "choice",
  "choices",
  "date",
  "date-time",
  "minutes", // time spent, in minutes
  "rating", // whole steps from 1 to `steps`, the highest is best
  "phone",
  "email",
  "priority",
  "person", // id of a person
  "team",
  "department",
  "organisation",
  "supplier", // id of an organisation that supplies
  "people", // ids of persons
  "service",
  "category",
  "device",
  "contract",
  "files", // ids of attachments
  "catalogue-item",
  "answers", // a form within the form: a catalogue item's own questions, kept with their labels
] as const;
export type FieldType = (typeof fieldTypes)[number];

export const fieldSchema = z.strictObject({
  type: z.enum(fieldTypes),
  title: wordsSchema,
  /** How it is called to customers, where the title speaks to the staff. */
  customerTitle: wordsSchema.optional(),
  hint: wordsSchema.optional(),
  /**
   * Where the value lives: `case` in the case's fields by this key, `column` in the kernel's column of this name
   * (assignee, team, department, priority, subject, description, organisation), `entry` only in the timeline entry of the move.
   */
  stores: z.enum(["case", "column", "entry"]).default("case"),
  /** Kept for what decides, not for readers: no page or entry shows it. */
  isHidden: z.boolean().default(false),
  /** Customers and suppliers see the value. */
  isPublic: z.boolean().default(false),
  choices: z.array(choiceSchema).optional(),
  maxLength: z.number().int().positive().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Only for `rating`. */
  steps: z.number().int().min(2).max(10).optional(),
});
export type Field = z.infer<typeof fieldSchema>;
export type FieldInput = z.input<typeof fieldSchema>;

/** A field's place in a form: whether it must be filled, and when it applies at all. */
export const formFieldSchema = z.strictObject({
  field: z.string(),
  required: z.boolean().default(false),
  when: conditionSchema.optional(),
  /** Another title in this place: the same words mean something else to the customer. */
  title: wordsSchema.optional(),
  /** Of a person: the work goes to them, so whom we propose and why is shown and filled in (D7). Whoever approves or coordinates is not proposed. */
  proposes: z.literal(true).optional(),
});
export type FormField = z.infer<typeof formFieldSchema>;
