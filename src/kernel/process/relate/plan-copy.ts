import type { ProcessDefinition } from "../definition.ts";
import type { Draft } from "../draft.ts";
import type { Facts } from "../facts.ts";
import { formatNumber, numberOf } from "../numbers.ts";
import { planRegistration } from "../plan-registration.ts";
import type { CaseRecord } from "../record.ts";
import { tellLink } from "./plan-link.ts";
import type { Together } from "./together.ts";

export type CopyOrder = { id: string; subject: string; description: string; kind: "split-from" | "cloned-from" };

/**
 * Plans a new case made of another (D22): the same requester and customer, the values its registration asks for, linked; the original
 * says so. The right is that of registering.
 */
export function planCopy(of: Together, facts: Facts, order: CopyOrder): Draft {
  const { record } = of.read;
  const draft = planRegistration(of.room, facts, {
    id: order.id,
    number: formatNumber(numberOf(order.id)),
    subject: order.subject,
    description: order.description,
    channel: record.channel,
    requester: record.requester,
    requesterId: record.requesterId,
    organisationId: record.organisationId,
    occurredAt: null,
    values: registrationValues(of.room.definition, record),
    links: [{ toCaseId: record.id, kind: order.kind }],
  });
  tellLink(of.draft, "linked", { kind: order.kind, end: "from", other: draft.record });
  return draft;
}

/** What the form of registration would hold for this case now. */
function registrationValues({ registration, fields }: ProcessDefinition, record: CaseRecord): Record<string, unknown> {
  const known = registration.form.flatMap(({ field: key }) => {
    const value =
      key === "priority" ? record.priority : fields[key]?.stores === "case" ? record.fields[key] : undefined;
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(known);
}
