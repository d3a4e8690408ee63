import type { CaseRow, FormFieldView } from "#kernel/process/contract.ts";
import type { Words } from "#kernel/words/words.ts";
import { call } from "./call.ts";

type ItemField = Pick<FormFieldView, "key" | "type" | "title" | "required"> & {
  hint?: Words;
  choices?: NonNullable<FormFieldView["choices"]>;
  when?: NonNullable<FormFieldView["when"]>;
  min?: number;
  max?: number;
};
/** An item of the catalogue as whoever may ask for it sees it. */
export type OfferedItem = {
  id: string;
  group: string;
  groupTitle: Words;
  name: Words;
  description: Words;
  help: Words;
  icon: string;
  fields: ItemField[];
  usualHours: number | null;
  approvals: { title: Words }[];
};

export type ApprovalAct = {
  place: string;
  act: "asked" | "approved" | "refused" | "passed-on" | "fell";
  who: Words;
  inPlaceOf: string | null;
  remark: string | null;
  at: string;
};
export type ApprovalStep = {
  step: number;
  title: Words;
  status: "ahead" | "asked" | "approved" | "refused";
  acts: ApprovalAct[];
};

/** What the reader may ask for. */
export const readCatalogue = async () => (await call<{ items: OfferedItem[] }>("/catalogue")).items;

export type ApprovalAwaited = { id: string; dueAt: string | null; case: CaseRow };

/** Requests that wait for the reader's word. */
export const readMyApprovals = async () =>
  (await call<{ items: ApprovalAwaited[] }>("/todos?key=awaitingApproval&limit=50")).items;

/** Who was asked about a request and what they said; no steps where nothing had to be approved. */
export const readApprovals = async (number: string) =>
  (await call<{ steps: ApprovalStep[] }>(`/cases/${encodeURIComponent(number)}/approvals`)).steps;

/** A question of an item as the form draws it. */
export const asFormField = (field: ItemField): FormFieldView => ({
  key: field.key,
  type: field.type,
  title: field.title,
  hint: field.hint ?? null,
  required: field.required,
  choices: field.choices ?? null,
  when: field.when ?? null,
  maxLength: field.type === "long-text" ? 5000 : null,
  min: field.min ?? null,
  max: field.max ?? null,
  steps: null,
  proposes: false,
  value: null,
  valueText: null,
});
