import type { Kernel } from "#kernel/kernel.ts";
import { type Actor, systemActor } from "#kernel/people/actor.ts";
import { actorOfPerson } from "#kernel/people/identity/identify.ts";
import { personByAddress } from "./intake-queries.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Address } from "./reading/index.ts";

/** Who a letter says it is from, as far as we know them. */
export type Sender = {
  personId: string | null;
  side: "unknown" | "outside" | "staff";
  name: string;
  address: string;
  organisationId: string | null;
  language: "zh" | "en";
};

export async function senderOf(kernel: Kernel, { name, address }: Address, mailbox: Mailbox | null): Promise<Sender> {
  const personId = await personByAddress(kernel.db, address);
  const person = personId === null ? null : await actorOfPerson(kernel, personId, kernel.now());
  return {
    personId,
    side: personId === null ? "unknown" : person?.side === "staff" ? "staff" : "outside",
    name: person?.name ?? name,
    address,
    organisationId: person?.organisationId ?? null,
    language: person?.language ?? mailbox?.language ?? "zh",
  };
}

/**
 * What a letter may do: ask for something, or speak on the one case its writer is known to be a party to. An address at the head of a
 * letter proves nothing, so it never has the rights of the person behind it (S14).
 */
export const writerOf = (
  { personId, name, organisationId, language }: Sender,
  caseId: string | null,
  zone: string,
): Actor => ({
  ...systemActor,
  kind: "link",
  id: personId ?? "",
  name,
  side: "customer",
  permissions: new Set(["case.register", "case.comment"]),
  organisationId,
  seesAllCases: false,
  language,
  zone,
  link: { purpose: "mail", caseId, personId },
});

/** `someone@example.com`, or `@example.com` for everybody there. */
export const isNamedBy = (mailbox: Mailbox | null, address: string): boolean =>
  mailbox?.knownSenders.some((known) => (known.startsWith("@") ? address.endsWith(known) : address === known)) ?? false;
