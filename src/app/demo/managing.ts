import type { Asking } from "#kernel/http/route.ts";
import { nameDeputyFor } from "#kernel/people/deputies/name-deputy.ts";
import { answerRequest } from "#kernel/process/resources/answer.ts";
import { askForResources } from "#kernel/process/resources/ask.ts";
import { signReview } from "#kernel/process/review/sign.ts";
import type { Program } from "../program.ts";
import type { Cast } from "./world/cast.ts";

type ActorOf = (personId: string) => Promise<Asking["actor"]>;

/**
 * What those who manage have done by the present: who stands in for whom in the days ahead (D4), what departments were asked for and
 * answered, how two cases were judged afterwards (D26), and an urgent one that waits for a coordinator (D28).
 */
export async function managing(
  program: Program,
  cast: Cast,
  present: Temporal.Instant,
  actorOf: ActorOf,
): Promise<void> {
  const { engine, kernel } = program;
  const as = async (login: string): Promise<Asking> => asking(await actorOf(cast.staff.get(login)!), present);
  const [administrator, manager, projects] = [await as("an.qiwei"), await as("lu.xingzhou"), await as("lin.jianshan")];

  const today = present.toZonedDateTimeISO(kernel.zone).toPlainDate();
  const away = { from: today.add({ days: 3 }).toString(), until: today.add({ days: 9 }).toString() };
  for (const { person, deputy } of await pairs(program, cast))
    await nameDeputyFor(kernel, administrator, person, { deputyId: deputy, ...away });

  const working = await ongoing(program, cast);
  const wanted = ["请再派一名工程师，明天上午到现场。", "需要借用备用交换机两天。", "周末要有人值守。"];
  for (const [at, { id, headId }] of working.entries()) {
    await askForResources(engine, projects, { caseId: id, wanted: wanted[at]! });
    // The last still waits for its answer.
    if (at === working.length - 1) break;
    const request = await openRequest(program, id);
    const answer =
      at === 0
        ? { isGranted: true, words: "已安排傅临渊，明早九点到。" }
        : { isGranted: false, words: "备件已借出，周五归还。" };
    await answerRequest(engine, asking(await actorOf(headId), present), { caseId: id, id: request, ...answer });
  }

  const [good, poor] = await closed(program);
  if (good)
    await signReview(engine, manager, { caseId: good, isReasonable: true, remark: "派单准确，客户一直知道进展。" });
  if (poor)
    await signReview(engine, manager, { caseId: poor, isReasonable: false, remark: "第一次派错了部门，晚了半天。" });

  const urgent = await urgentCase(program);
  if (urgent)
    await engine.move(asking(await actorOf(urgent.assignee), present), urgent.id, {
      move: "askCoordination",
      values: { reason: "要网络和机房两边同时有人" },
    });
}

const asking = (actor: Asking["actor"], now: Temporal.Instant): Asking => ({
  actor,
  now,
  via: "case",
  idempotencyKey: null,
  ifMatch: null,
});

// Lives are lived at once, so numbers say nothing of who came first: what is picked is picked by what the seed tells.

/** The incident manager and, of one customer, whoever represents it with a colleague. */
async function pairs({ kernel }: Program, { staff }: Cast): Promise<{ person: string; deputy: string }[]> {
  const { rows } = await kernel.db.query<{ person: string; deputy: string }>({
    text: `select m.person_id as person, min(n.person_id) as deputy from memberships m join organisations o on o.id = m.organisation_id
      join organisations h on h.path[1] = o.path[1] join memberships n on n.organisation_id = h.id and n.role = 'customer'
      where m.role = 'customer-representative' group by m.person_id order by m.person_id limit 1`,
  });
  return [{ person: staff.get("lu.xingzhou")!, deputy: staff.get("lin.jianshan")! }, ...rows];
}

/** Three cases at work, of departments whose heads can be asked. */
async function ongoing({ kernel }: Program, { departments }: Cast): Promise<{ id: string; headId: string }[]> {
  const { rows } = await kernel.db.query<{ id: string; department: string }>({
    text: `select id, department_id as department from cases where process = 'incident' and state = 'working' and priority > 1
        and department_id = any($1::bigint[]) order by created_at, subject, id limit 3`,
    values: [departments.map(({ id }) => id)],
  });
  return rows.map(({ id, department }) => ({ id, headId: departments.find((one) => one.id === department)!.head }));
}

async function openRequest({ kernel }: Program, caseId: string): Promise<string> {
  const { rows } = await kernel.db.query<{ id: string }>({
    text: "select id from case_resource_requests where case_id = $1 and answer_seq is null",
    values: [caseId],
  });
  return rows[0]!.id;
}

/** One that went straight and one that came back to the desk. */
async function closed({ kernel }: Program): Promise<(string | undefined)[]> {
  const of = async (came: string) =>
    (
      await kernel.db.query<{ id: string }>({
        text: `select c.id from cases c where c.process = 'incident' and c.state = 'closed'
          and ${came} exists (select from measures m where m.case_id = c.id and m.measure = 'returned') order by c.closed_at desc, c.subject, c.id limit 1`,
      })
    ).rows[0]?.id;
  return [await of("not"), await of("")];
}

async function urgentCase({ kernel }: Program): Promise<{ id: string; assignee: string } | undefined> {
  const { rows } = await kernel.db.query<{ id: string; assignee: string }>({
    text: `select id, assignee_id as assignee from cases where process = 'incident' and state = 'working' and priority = 1
        and not fields ? 'majorNumber' order by created_at desc, subject, id limit 1`,
  });
  return rows[0];
}
