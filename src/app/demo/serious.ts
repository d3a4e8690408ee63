import type { Asking } from "#kernel/http/route.ts";
import { systemActor } from "#kernel/people/actor.ts";
import type { Program } from "../program.ts";
import type { Cast } from "./world/cast.ts";

type Act = (who: string | null, minutesAgo: number, caseId: string, move: string, values?: object) => Promise<void>;

/**
 * What is serious at the present: a major incident under way with three incidents that follow it, one reviewed and closed, a part with a
 * supplier, and a case said to be at risk. Everything by the moves people make.
 */
export async function serious(
  program: Program,
  cast: Cast,
  present: Temporal.Instant,
  actorOf: ActorOf,
): Promise<void> {
  const asking = async (who: string | null, minutesAgo: number): Promise<Asking> => ({
    actor: who === null ? systemActor : await actorOf(who),
    now: present.subtract({ minutes: minutesAgo }),
    via: "case",
    idempotencyKey: null,
    ifMatch: null,
  });
  const act: Act = async (who, minutesAgo, caseId, move, values = {}) => {
    await program.engine.move(await asking(who, minutesAgo), caseId, { move, values: { ...values } });
  };
  const open = async (minutesAgo: number, order: { process: string; subject: string; values: object; more?: object }) =>
    program.engine.register(await asking(null, minutesAgo), {
      process: order.process,
      subject: order.subject,
      description: "",
      channel: "system",
      requester: {},
      requesterId: null,
      organisationId: null,
      occurredAt: null,
      values: { ...order.values },
      ...order.more,
    });
  const people = await peopleOf(program);
  const [manager, coordinator] = [people.get("陆行舟"), people.get("林见山")];
  const [network, expert] = [people.get("周知微"), people.get("宫徵羽")];
  if (!manager || !coordinator || !network || !expert) return;
  const service = cast.services.get("internet") ?? [...cast.services.values()][0];
  const working = await workedOn(program);

  const under = await open(52, {
    process: "major-incident",
    subject: "多家客户外网中断",
    values: { service, proposedBecause: "半小时内三家客户报同一种故障" },
  });
  await act(manager, 50, under.id, "declare", { assignee: coordinator, updateMinutes: 30 });
  await act(coordinator, 46, under.id, "callIn", { callIn: [network, expert], callWords: "核心出口要有人在场" });
  await act(expert, 44, under.id, "answerCall", { callAnswer: "coming" });
  await act(coordinator, 24, under.id, "postUpdate", {
    updateInside: "主用出口板卡告警，正在切换备用板卡。",
    updateForCustomers: "外网出口故障，正在切换备用线路，预计半小时内恢复。",
  });
  await act(coordinator, 18, under.id, "giveWorkaround", { workaround: "急用请先走备用线路的网址。" });
  await act(expert, 11, under.id, "logAction", { action: "备用板卡已上电，正在同步配置。" });
  for (const { id } of working.slice(0, 3)) await act(coordinator, 0, id, "followMajor", { majorNumber: under.number });

  const day = 24 * 60;
  const past = await open(19 * day + 240, { process: "major-incident", subject: "借还系统整体不可用", values: {} });
  await act(manager, 19 * day + 235, past.id, "declare", { assignee: coordinator, updateMinutes: 30 });
  await act(coordinator, 19 * day + 215, past.id, "postUpdate", {
    updateInside: "数据库存储满，正在清理归档。",
    updateForCustomers: "借还服务暂时不可用，正在恢复。",
  });
  await act(coordinator, 19 * day + 190, past.id, "restore", { result: "借还服务已恢复。", resolvesFollowers: "no" });
  await act(coordinator, 18 * day, past.id, "review", {
    cause: "归档任务停了两周，存储写满。",
    course: "九点报障，九点零五宣布，九点五十恢复。",
    wentWell: "通报按时，客户知道进展。",
    wentBadly: "存储没有告警。",
  });
  const decided = { improvement: "存储用量告警", improvementOwner: expert, improvementDue: inDays(present, 9) };
  await act(coordinator, 18 * day - 10, past.id, "decideAction", decided);
  await open(18 * day - 10, {
    process: "improvement-item",
    subject: decided.improvement,
    values: { assignee: expert, dueAt: decided.improvementDue },
    more: { links: [{ toCaseId: past.id, kind: "improvement-of" }] },
  });
  const earlier = { improvement: "归档任务失败要报警", improvementOwner: network, improvementDue: inDays(present, -4) };
  await act(coordinator, 18 * day - 15, past.id, "decideAction", earlier);
  const made = await open(18 * day - 15, {
    process: "improvement-item",
    subject: earlier.improvement,
    values: { assignee: network, dueAt: earlier.improvementDue },
    more: { links: [{ toCaseId: past.id, kind: "improvement-of" }] },
  });
  await act(network, 6 * day, made.id, "finish", { outcome: "归档失败十分钟内报警到值班手机，演练过一次。" });
  await act(coordinator, 18 * day - 20, past.id, "close");

  const [atRisk, helped, designed] = working.slice(3);
  if (designed)
    await act(designed.assignee, 0, designed.id, "proposeDesign", {
      technicalSolution: "更换老化的电源模块，另加一路备用供电。",
      operatingGuide: "先切到备用供电，再断主路更换，最后自检。",
      feasibility: "备件在库，一人半小时。",
      designCost: "合同内",
      designRisk: "更换时断电约两分钟；不行就换回原模块。",
    });
  if (atRisk) await act(atRisk.assignee, 0, atRisk.id, "raiseRisk", { riskReason: "备件还在路上，可能赶不上" });
  const supplier = await supplierOf(program);
  if (!helped || supplier === null) return;
  const task = "请派人检修读卡模块，机器在一楼大厅。";
  const due = inDays(present, 2);
  await act(helped.assignee, 0, helped.id, "handToSupplier", { supplier, supplierTask: task, supplierDueAt: due });
  await open(0, {
    process: "supplier-part",
    subject: task,
    values: { dueAt: due },
    more: {
      description: task,
      organisationId: supplier,
      links: [{ toCaseId: helped.id, kind: "supplier-part-of" }],
      parties: [{ personId: null, organisationId: supplier, part: "supplier" }],
    },
  });
}

type ActorOf = (personId: string) => Promise<Asking["actor"]>;

const inDays = (present: Temporal.Instant, days: number): string => present.add({ hours: 24 * days }).toString();

async function peopleOf({ kernel }: Program): Promise<ReadonlyMap<string, string>> {
  const { rows } = await kernel.db.query<{ id: string; name: string }>({ text: "select id, name from persons" });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function workedOn({ kernel }: Program): Promise<{ id: string; assignee: string }[]> {
  const { rows } = await kernel.db.query<{ id: string; assignee: string }>({
    text: `select id, assignee_id as assignee from cases where process = 'incident' and state = 'working' and priority between 2 and 3
      order by created_at desc, subject, id limit 6`,
  });
  return rows;
}

async function supplierOf({ kernel }: Program): Promise<string | null> {
  const { rows } = await kernel.db.query<{ id: string }>({
    text: "select id from organisations where is_supplier order by id limit 1",
  });
  return rows[0]?.id ?? null;
}
