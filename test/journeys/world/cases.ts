import type { Asking } from "#kernel/http/route.ts";
import { actorOfPerson } from "#kernel/people/identity/identify.ts";
import type { Office } from "./office.ts";

/** Cases that stand somewhere on the straight way before a journey begins: made by the engine, as the same people would. */

const steps = ["registered", "dispatched", "diagnosis", "assigned", "working", "solved"] as const;
type Step = (typeof steps)[number];

export type Given = {
  subject: string;
  at: Step;
  caller?: string;
  service?: string;
  impact?: string;
  urgency?: string;
  /** Number of the contract it is under; without it the one found by itself. */
  contract?: string;
  /** Minutes the solution took. */
  spent?: number;
};

/** Answers the case's number. The caller is 顾南枝, the service the self-service terminals, unless said otherwise. */
export async function givenCase(office: Office, given: Given): Promise<string> {
  const { program, kernel } = office;
  const { subject, at, caller = "gu.nanzhi", service = "self-service", impact = "2", urgency = "2" } = given;
  const who = async (login: string): Promise<Asking> => {
    const actor = await actorOfPerson(kernel, office.personOf(login), kernel.now());
    return { actor: actor!, now: kernel.now(), via: "case", idempotencyKey: null, ifMatch: null };
  };
  const requesterId = office.personOf(caller);
  const { rows } = await kernel.db.query<{ name: string; organisation_id: string; phone: string }>({
    text: `select p.name, p.organisation_id, c.value as phone from persons p
           join person_contacts c on c.person_id = p.id and c.kind = 'phone' where p.id = $1`,
    values: [requesterId],
  });
  const { name, organisation_id: organisationId, phone } = rows[0]!;
  const known = await keys(office, service);
  const judged = { service: known.service, category: known.category, impact, urgency };
  const { id, number } = await program.engine.register(await who("shen.yiwei"), {
    process: "incident",
    subject,
    description: "",
    channel: "phone",
    requester: { name, phone },
    requesterId,
    organisationId,
    occurredAt: null,
    values: given.contract ? { ...judged, contract: await contractOf(office, given.contract) } : judged,
  });
  const moves: Record<Exclude<Step, "registered">, [string, string, Record<string, unknown>]> = {
    dispatched: ["shen.yiwei", "dispatch", { ...judged, team: known.team }],
    diagnosis: ["wei.zhaoge", "acknowledge", {}],
    assigned: [
      "wei.zhaoge",
      "diagnose",
      { firstDiagnosis: "供电不足", severity: "ordinary", assignee: office.personOf("zhou.zhiwei") },
    ],
    working: ["zhou.zhiwei", "accept", {}],
    solved: [
      "zhou.zhiwei",
      "solve",
      {
        cause: "电源老化",
        solution: "换电源",
        result: "电源已更换，请放心使用。",
        ...(given.spent ? { minutesSpent: given.spent } : {}),
      },
    ],
  };
  for (const step of steps.slice(1, steps.indexOf(at) + 1) as Exclude<Step, "registered">[]) {
    const [login, move, values] = moves[step];
    await program.engine.move(await who(login), id, { move, values });
  }
  return number;
}

async function keys({ kernel }: Office, service: string): Promise<{ service: string; category: string; team: string }> {
  const { rows } = await kernel.db.query<{ service: string; category: string; team: string }>({
    text: `select s.id as service, s.team_id as team, (select id from categories where key = 'other') as category
           from services s where s.key = $1`,
    values: [service],
  });
  return rows[0]!;
}

async function contractOf({ kernel }: Office, number: string): Promise<string> {
  const { rows } = await kernel.db.query<{ id: string }>({
    text: "select id from contracts where number = $1",
    values: [number],
  });
  return rows[0]!.id;
}
