import type { Queryable } from "../../db/pool.ts";
import { type FieldIssue, invalid } from "../../errors/refusal.ts";
import { normaliseEmail, normalisePhone } from "../rules.ts";

export type Contact = { kind: "phone" | "email"; value: string; isPreferred?: boolean };

/** Replaces a person's phones and addresses, in the spelling they are recognised by (D2). */
export async function setContacts(tx: Queryable, personId: string, contacts: readonly Contact[]): Promise<void> {
  const { normal, issues } = normalise(contacts);
  if (issues.length > 0) throw invalid(...issues);
  await tx.query({ text: "delete from person_contacts where person_id = $1", values: [personId] });
  await tx.query({
    text: `insert into person_contacts (person_id, kind, value, is_preferred)
           select $1, * from unnest($2::text[], $3::text[], $4::boolean[])
           on conflict (person_id, kind, value) do nothing`,
    values: [
      personId,
      normal.map(({ kind }) => kind),
      normal.map(({ value }) => value),
      normal.map(({ isPreferred }) => isPreferred ?? false),
    ],
  });
}

function normalise(contacts: readonly Contact[]): { normal: Contact[]; issues: FieldIssue[] } {
  const normal: Contact[] = [];
  const issues: FieldIssue[] = [];
  for (const [index, contact] of contacts.entries()) {
    const value = contact.kind === "phone" ? normalisePhone(contact.value) : normaliseEmail(contact.value);
    if (value === null) issues.push({ path: `contacts.${index}.value`, code: `bad-${contact.kind}` });
    else normal.push({ ...contact, value });
  }
  return { normal, issues };
}
