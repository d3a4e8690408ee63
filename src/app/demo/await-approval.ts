import type { Asking } from "#kernel/http/route.ts";
import type { Actor } from "#kernel/people/actor.ts";
import type { Program } from "../program.ts";
import type { Cast } from "./world/cast.ts";
import { expiredContract } from "./world/contracts.ts";

/** Work under a contract that has ended, just now waiting for approval and consent (D19). */
export async function awaitApproval(
  { engine, reference }: Program,
  cast: Cast,
  present: Temporal.Instant,
  actorOf: (personId: string) => Promise<Actor>,
): Promise<void> {
  const [caller] = cast.customers.library.people;
  const [device] = cast.customers.library.devices;
  const [agent] = cast.desk.agents;
  if (caller === undefined || device === undefined || agent === undefined)
    throw new Error("nobody to ask for approval");
  const contract = reference.contractsOf(caller.organisationId).find(({ number }) => number === expiredContract);
  if (contract === undefined) throw new Error(`no contract ${expiredContract}`);
  const actor = await actorOf(agent);
  const at = (minutesAgo: number): Asking => ({
    actor,
    now: present.subtract({ minutes: minutesAgo }),
    via: "desk",
    idempotencyKey: null,
    ifMatch: null,
  });
  const { id } = await engine.register(at(25), {
    process: "incident",
    subject: "自助借还机换新读卡板，延保已到期",
    description: "延保去年到期，馆里想直接换新板，请报价。",
    channel: "phone",
    requester: { name: caller.name, phone: caller.phone, email: caller.email },
    requesterId: caller.id,
    organisationId: caller.organisationId,
    occurredAt: null,
    values: { device: device.id, impact: "3", urgency: "3", contract: contract.id },
  });
  await engine.move(at(18), id, {
    move: "askApproval",
    values: { workAsked: "更换读卡板一块，含上门与调试", price: 1850, currency: "CNY" },
  });
}
