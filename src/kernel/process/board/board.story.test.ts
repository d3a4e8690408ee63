import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { callRoute } from "#test/world/call.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import type { BoardSection } from "./contract.ts";
import { Gathered } from "./gathered.ts";
import { boardCap, readBoard } from "./queries.ts";

type Answer = {
  sections: { key: BoardSection; count: number; rows: { number: string; assignee: { name: string } | null }[] }[];
  onHold: number;
};

const boardOf = async (desk: Desk, who: Person, query: { team?: string } = {}) => {
  const { actor } = await desk.asking(who);
  return callRoute<Answer>(routesOf(desk.program), "board.read", actor, { query, now: desk.kernel.now() });
};
const of = (board: Answer, key: BoardSection) => board.sections.find((section) => section.key === key)!;

test("M2 the board counts and lists what is breached, unassigned, waiting for our word and on hold, of one team or of all", async () => {
  const desk = await openDesk();
  const { lead, engineer, operator } = desk.people;
  const fresh = await desk.registerCall({ subject: "门禁刷卡无反应" });
  const worked = await desk.takeTo("working");

  let board = await boardOf(desk, lead);
  expect(of(board, "unassigned").rows.map(({ number }) => number)).toEqual([fresh.number]);
  expect(of(board, "waiting").rows.map(({ number }) => number)).toContain(fresh.number);
  expect(of(board, "breached").count).toBe(0);
  const ofTeam = await boardOf(desk, lead, { team: desk.ids["team:network"]! });
  expect(of(ofTeam, "unassigned").count).toBe(0);

  const asked = await desk.takeTo("working");
  await desk.move(engineer, asked, "askCustomer", { message: "请问还有别的机器这样吗？" });
  expect((await boardOf(desk, operator)).onHold).toBe(1);

  await desk.passUntil("2030-03-08T09:00:00Z");
  board = await boardOf(desk, lead);
  const breached = of(board, "breached").rows.map(({ number }) => number);
  expect(breached).toContain((await desk.read(worked)).record.number);
  expect(breached).not.toContain((await desk.read(asked)).record.number);
});

test("M2 follow-ups due stand on the board on the day of the call, not before, and go when the call is made", async () => {
  const desk = await openDesk();
  await desk.takeTo("followUp");
  expect(of(await boardOf(desk, desk.people.operator), "followUps").count).toBe(0);
  await desk.passUntil("2030-03-06T02:00:00Z");
  const due = of(await boardOf(desk, desk.people.operator), "followUps");
  expect(due.count).toBe(1);
  const followUp = await desk.db.query<{ id: string }>({ text: "select id from cases where process = 'follow-up'" });
  await desk.move(desk.people.operator, followUp.rows[0]!.id, "satisfied", { satisfaction: 4 });
  expect(of(await boardOf(desk, desk.people.operator), "followUps").count).toBe(0);
});

test("M2 S7 no restricted case and nothing of a caller but the organisation stands on the board", async () => {
  const desk = await openDesk();
  const hidden = await desk.registerCall({ subject: "只给当事人看" });
  await desk.registerCall();
  await desk.db.query({ text: "update cases set is_restricted = true where id = $1", values: [hidden.id] });
  const written = JSON.stringify(await boardOf(desk, desk.people.lead));
  expect(written).not.toContain("只给当事人看");
  for (const trace of ["顾南枝", "13855500177", "gu.nz@"]) expect(written).not.toContain(trace);
  expect(written).toContain("北溟大学图书馆");
});

test("M2 a board costs no look at the whole table: every count and list is read through an index", async () => {
  const desk = await openDesk();
  const statements: string[] = [];
  const listening = {
    query: async (asked: { name?: string; text: string; values?: readonly unknown[] }) => {
      statements.push(asked.text);
      // A table that holds next to nothing is read through whatever the indexes: here they are asked for.
      const rows = await desk.db.transaction(async (tx) => {
        await tx.query({ text: "set local enable_seqscan = off" });
        return tx.query<Record<string, string>>({ text: `explain ${asked.text}`, values: asked.values });
      });
      const plan = rows.rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).not.toMatch(/Seq Scan on cases/);
      return desk.db.query(asked as never);
    },
  };
  const asked = { now: desk.kernel.now(), processes: ["incident"], team: null, followUps: true };
  await readBoard(listening as never, asked);
  await readBoard(listening as never, { ...asked, team: desk.ids["team:network"]! });
  expect(statements).toHaveLength(4);
  expect(boardCap).toBe(1_000);
});

test("M2 two hundred boards woken at once cost two readings, and every answer was read after its question", async () => {
  const gathered = new Gathered<number>();
  let readings = 0;
  const ends: (() => void)[] = [];
  const read = () => {
    readings += 1;
    const mine = readings;
    return new Promise<number>((resolve) => ends.push(() => resolve(mine)));
  };
  const answers = Array.from({ length: 200 }, () => gathered.ask("all", read));
  ends[0]!();
  expect(await answers[0]).toBe(1);
  ends[1]!();
  expect(new Set(await Promise.all(answers.slice(1)))).toEqual(new Set([2]));
  expect(readings).toBe(2);
  const later = gathered.ask("all", read);
  ends[2]!();
  expect(await later).toBe(3);
});

test("M2 a reading that failed is not the answer of those who came after it", async () => {
  const gathered = new Gathered<string>();
  const first = gathered.ask("all", () => Promise.reject(new Error("gone")));
  const second = gathered.ask("all", () => Promise.resolve("there"));
  await expect(first).rejects.toThrow("gone");
  expect(await second).toBe("there");
});

test("M2 D11 D12 D28 the board shows major incidents whatever the team, what is urgent and what is said to be at risk", async () => {
  const desk = await openDesk();
  const { operator, engineer, lead } = desk.people;
  const urgent = await desk.registerCall();
  await desk.move(operator, urgent.id, "triage", {
    service: desk.ids.service,
    category: desk.ids.category,
    impact: "1",
    urgency: "1",
  });
  const risky = await desk.takeTo("working");
  await desk.move(engineer, risky, "raiseRisk", { riskReason: "备件还在路上" });
  await desk.move(operator, urgent.id, "raiseToMajor", { reason: "全馆都停了" });
  await desk.settle();
  const board = await boardOf(desk, lead);
  const numbers = (key: BoardSection) => of(board, key).rows.map(({ number }) => number);
  expect(numbers("urgent")).toEqual([urgent.number]);
  expect(numbers("atRisk")).toEqual([(await desk.read(risky)).record.number]);
  expect(of(board, "majors").count).toBe(1);
  expect(of(await boardOf(desk, lead, { team: desk.ids["team:network"]! }), "majors").count).toBe(1);
});
