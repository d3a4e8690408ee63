import type { Asking } from "#kernel/http/route.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { changeLink } from "#kernel/process/relate/link.ts";
import { merge } from "#kernel/process/relate/merge.ts";
import { registerLinked } from "#kernel/process/relate/register-linked.ts";
import type { Program } from "../program.ts";
import type { Cast } from "./world/cast.ts";

/** One network failure of the water works, called in from four places, and the same thing twice. */
const calls = [
  { key: "parent", minutesAgo: 9, subject: "一号泵站片区通信中断", by: 0 },
  { key: "east", minutesAgo: 8, subject: "东侧泵房数据不上传", by: 1 },
  { key: "west", minutesAgo: 8, subject: "西侧泵房数据不上传", by: 2 },
  { key: "gate", minutesAgo: 7, subject: "进水闸远程控制无响应", by: 0 },
  { key: "again", minutesAgo: 6, subject: "一号泵站通信还是不通", by: 0 },
  { key: "related", minutesAgo: 5, subject: "值班室电话有杂音", by: 1 },
] as const;

/** Cases that belong together (D22) and a known error (D26), as they stand at the present. */
export async function relateCases(
  { engine }: Program,
  cast: Cast,
  present: Temporal.Instant,
  actorOf: (personId: string) => Promise<Actor>,
): Promise<void> {
  const [agent] = cast.desk.agents;
  const manager = cast.staff.get("lu.xingzhou");
  const service = cast.services.get("self-service");
  if (agent === undefined || manager === undefined || service === undefined)
    throw new Error("nobody relates cases here");
  const [asDesk, asManager] = [await actorOf(agent), await actorOf(manager)];
  const at = (actor: Actor, minutesAgo: number): Asking => ({
    actor,
    now: present.subtract({ minutes: minutesAgo }),
    via: "case",
    idempotencyKey: null,
    ifMatch: null,
  });
  const { people } = cast.customers.water;
  const organisationId = people[0]!.organisationId;
  const ids = new Map<string, string>();
  for (const { key, minutesAgo, subject, by } of calls) {
    const sameHouse = people.filter((one) => one.organisationId === organisationId);
    const caller = sameHouse[by % sameHouse.length]!;
    const { id } = await engine.register(at(asDesk, minutesAgo), {
      process: "incident",
      subject,
      description: "",
      channel: "phone",
      requester: { name: caller.name, phone: caller.phone, email: caller.email },
      requesterId: caller.id,
      organisationId,
      occurredAt: null,
      values: { impact: "2", urgency: "2" },
    });
    ids.set(key, id);
  }
  const idOf = (key: (typeof calls)[number]["key"]) => ids.get(key) as string;
  for (const key of ["east", "west", "gate"] as const)
    await changeLink(engine, at(asDesk, 4), "link", {
      caseId: idOf(key),
      otherId: idOf("parent"),
      kind: "child-of",
      direction: "to",
    });
  await merge(engine, at(asDesk, 3), { into: { id: idOf("parent") }, cases: [{ id: idOf("again") }] });
  await changeLink(engine, at(asDesk, 2), "link", {
    caseId: idOf("related"),
    otherId: idOf("parent"),
    kind: "relates",
    direction: "to",
  });

  const problem = await registerLinked(engine, at(asManager, 8), {
    process: "problem",
    subject: "自助终端待机后黑屏",
    description: "",
    channel: "system",
    requester: {},
    requesterId: null,
    organisationId: null,
    occurredAt: null,
    values: { service },
    asked: "demo",
    gathers: { ids: [], kind: "problem-of" },
  });
  const move = (minutesAgo: number, name: string, values: Record<string, unknown>) =>
    engine.move(at(asManager, minutesAgo), problem.id, { move: name, values });
  await move(7, "investigate", { assignee: manager });
  await move(1, "declareKnownError", {
    cause: "这一批电源在待机后电压不稳，屏幕不再点亮。",
    workaround: "断电十秒再上电；屏幕亮起后在设置里关闭自动待机。",
  });
}
