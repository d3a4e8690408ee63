import type { RegisterBody } from "#kernel/process/contract.ts";
import type { Clue, DeskDraft } from "./draft.ts";
import { bareDigits } from "./phone.ts";
import type { DeskCategory, Matrix } from "./registers.ts";

/** What is known of the caller so far, to ask who it may be: the surest first. Null: too little to ask. */
export function clueOf({ phone, email, name }: Pick<DeskDraft, "phone" | "email" | "name">): Clue | null {
  if (bareDigits(phone).length >= 4) return { phone: phone.trim() };
  if (email.trim().length >= 3) return { email: email.trim() };
  const letters = name.trim();
  return letters.length >= (/\p{Script=Han}/u.test(letters) ? 1 : 2) ? { q: letters } : null;
}

/** Whether what was typed is this contact, whole: then the caller is known and need not be chosen. */
export function isWholeContact(typed: string, contact: { kind: "phone" | "email"; value: string }): boolean {
  if (contact.kind === "email") return typed.trim().toLowerCase() === contact.value;
  const digits = bareDigits(typed);
  return digits.length >= 7 && digits === bareDigits(contact.value);
}

/** Impact × urgency by the matrix (D5); null until both are chosen. */
export function matrixPriority(
  matrix: Matrix | undefined,
  impact: string | null,
  urgency: string | null,
): number | null {
  const cell = matrix?.cells.find((one) => String(one.impact) === impact && String(one.urgency) === urgency);
  return cell?.priority ?? null;
}

/** The fields a category asks for before a dispatch, its own and those of the categories above it (D10). */
export function fieldsRequiredBy(categories: readonly DeskCategory[], id: string | null): ReadonlySet<string> {
  const required = new Set<string>();
  const seen = new Set<string>();
  for (let at = categories.find((one) => one.id === id); at && !seen.has(at.id); ) {
    seen.add(at.id);
    for (const field of at.requiredFields) required.add(field);
    const above = at.parentId;
    at = categories.find((one) => one.id === above);
  }
  return required;
}

export type DeskAct = "dispatch" | "triage" | "register";

/** Keys of what is still missing for this act; asked before the server is, so that nobody waits for it. */
export function missingFor(act: DeskAct, draft: DeskDraft, requiredByCategory: ReadonlySet<string>): string[] {
  const missing: string[] = [];
  const need = (key: string, isThere: boolean) => isThere || missing.push(key);
  if (draft.process === "service-request") {
    // What it is called follows from the item, unless the operator has put it better.
    need("item", draft.asked.itemId !== null);
    return missing;
  }
  need("subject", draft.subject.trim() !== "");
  if (draft.process !== "incident") return missing;
  if (draft.priority !== null) need("priorityReason", draft.priorityReason.trim() !== "");
  if (act === "register") return missing;
  for (const key of ["service", "category", "impact", "urgency"] as const) need(key, draft[key] !== null);
  if (act === "triage") return missing;
  need("team", draft.team !== null);
  const values = valuesOf(draft);
  for (const key of requiredByCategory) if (!missing.includes(key)) need(key, values[key] !== undefined);
  return missing;
}

/** The draft as the API takes it. What was not filled is left out. */
export function registrationOf(act: DeskAct, draft: DeskDraft): RegisterBody {
  const values = valuesOf(draft);
  const { deviceModel, deviceSerial, ...decided } = values;
  return {
    process: draft.process,
    subject: draft.subject.trim() || draft.asked.name,
    description: draft.description.trim(),
    requester: filled({
      personId: draft.personId ?? undefined,
      name: draft.name.trim(),
      phone: draft.phone.trim(),
      email: draft.email.trim(),
      organisation: draft.organisation.trim(),
    }),
    channel: "phone",
    occurredAt: draft.occurredAt ?? undefined,
    fields: values,
    andMove:
      act === "dispatch"
        ? { move: "dispatch", fields: { ...values, ...filled({ team: draft.team?.id }) } }
        : act === "triage"
          ? { move: "triage", fields: decided }
          : undefined,
  };
}

function valuesOf(draft: DeskDraft): Record<string, unknown> {
  if (draft.process === "service-request")
    return filled({ item: draft.asked.itemId ?? undefined, answers: draft.asked.answers, device: draft.device?.id });
  if (draft.process === "internal-operation")
    return filled({ service: draft.service?.id, category: draft.category?.id });
  return filled({
    service: draft.service?.id,
    category: draft.category?.id,
    device: draft.device?.id,
    contract: chosenContract(draft) ?? undefined,
    deviceModel: draft.deviceModel.trim(),
    deviceSerial: draft.deviceSerial.trim(),
    impact: draft.impact ?? undefined,
    urgency: draft.urgency ?? undefined,
    priority: draft.priority ?? undefined,
    priorityReason: draft.priority === null ? undefined : draft.priorityReason.trim(),
  });
}

/** The contract chosen, where it is still this customer's. */
export const chosenContract = ({ contract, organisationId }: DeskDraft): string | null =>
  contract !== null && contract.organisationId === organisationId ? contract.id : null;

function filled<Values extends Record<string, unknown>>(values: Values): Partial<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ""),
  ) as Partial<Values>;
}

export type ScriptPart = { text: string; isValue: boolean };

/** `{{phone}}` and the like filled with what is known; what is not stays as a gap to be said. */
export function filledScript(text: string, values: Readonly<Record<string, string>>): ScriptPart[] {
  return text
    .split(/(\{\{\w+\}\})/)
    .filter((part) => part !== "")
    .map((part) => {
      const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1];
      return name === undefined ? { text: part, isValue: false } : { text: values[name] || "……", isValue: true };
    });
}
