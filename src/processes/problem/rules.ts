import type { Consequence } from "#kernel/process/room.ts";

/** Whoever makes it a problem record has it until an investigator is named. */
const takeIt: Consequence = ({ draft }) => {
  const { actor } = draft.facts;
  if (actor.kind === "person") draft.record.assigneeId = actor.id;
};

export const consequences: Record<string, Consequence> = { takeIt };

/** When the same thing counts as recurring: so many within so many days; `across` customers it takes more. */
export type RecurrenceRule = { atOneCustomer: number; across: number; days: number };

/** What incidents have in common: one device; one service and category, at one customer or across all. */
export type Recurrence = {
  kind: "device" | "service" | "service-everywhere";
  deviceId: string | null;
  organisationId: string | null;
  serviceId: string | null;
  categoryId: string | null;
};

const known = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Everything an incident may be a repetition of, by what is known of it. Pure. */
export function recurrencesOf(incident: {
  organisationId: string | null;
  fields: Readonly<Record<string, unknown>>;
}): Recurrence[] {
  const { device, service, category } = incident.fields;
  const [deviceId, serviceId, categoryId] = [known(device), known(service), known(category)];
  const { organisationId } = incident;
  const found: Recurrence[] = [];
  if (deviceId) found.push({ kind: "device", deviceId, organisationId, serviceId: null, categoryId: null });
  if (serviceId && categoryId) {
    const of = { deviceId: null, serviceId, categoryId };
    if (organisationId) found.push({ kind: "service", organisationId, ...of });
    found.push({ kind: "service-everywhere", organisationId: null, ...of });
  }
  return found;
}

/** How many make it worth a problem record. */
export const enough = ({ kind }: Pick<Recurrence, "kind">, rule: RecurrenceRule): number =>
  kind === "service-everywhere" ? rule.across : rule.atOneCustomer;

/** One name for the same recurrence, whoever finds it. */
export const nameOf = ({ kind, deviceId, organisationId, serviceId, categoryId }: Recurrence): string =>
  [kind, deviceId, kind === "device" ? null : organisationId, serviceId, categoryId]
    .map((part) => part ?? "-")
    .join(":");
