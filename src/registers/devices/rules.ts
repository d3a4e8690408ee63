import type { FieldIssue } from "#kernel/errors/refusal.ts";
import { type Actor, mayDo } from "#kernel/people/actor.ts";
import type { Permission } from "#kernel/people/permissions.ts";

/** The right to add, change and archive devices: narrower than the other registers', because the desk has it. */
export const manageDevices: Permission = "device.manage";

/** Whose devices an actor sees: all (null) for staff who read registers, else those of the organisations they belong to. */
export function visibleOrganisations(actor: Actor): readonly string[] | null {
  if (mayDo(actor, "register.read")) return null;
  if (actor.side !== "customer") return [];
  return actor.organisationId === null ? actor.representedIds : [...actor.representedIds, actor.organisationId];
}

/** A device belongs to an organisation in use; a serial number stands once in it. Unknown serials may repeat. */
export function deviceIssues(found: {
  organisation: { isArchived: boolean } | null;
  hasSameSerial: boolean;
}): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (found.organisation === null) issues.push({ path: "organisationId", code: "not-there" });
  if (found.organisation?.isArchived) issues.push({ path: "organisationId", code: "archived" });
  if (found.hasSameSerial) issues.push({ path: "serial", code: "already-used" });
  return issues;
}
