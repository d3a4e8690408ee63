import { describe, expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call } from "#test/world/registers.ts";
import { caseOperations } from "../process/contract.ts";
import { formatNumber, numberOf } from "../process/numbers.ts";
import { personalOperations as personal } from "./contract.ts";
import { tellDueReminders } from "./due-reminders.ts";

const numberOfCase = (caseId: string) => formatNumber(numberOf(caseId));
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const issue = (path: string, code: string) => ({ detail: { issues: [expect.objectContaining({ path, code })] } });

async function ask(desk: Desk, who: Person, operation: { id: string }, input: object = {}) {
  return call(routesOf(desk.program), operation.id, await desk.asking(who), input);
}

const noticesOf = async (desk: Desk, who: Person): Promise<string[]> => {
  const { rows } = await desk.db.query<{ kind: string }>({
    text: "select kind from notices where person_id = $1 order by id",
    values: [who.id],
  });
  return rows.map(({ kind }) => kind);
};

describe("following a case", () => {
  test("D22 who follows hears of moves and words of others, not of their own, and no more once they stop", async () => {
    const desk = await openDesk();
    const { lead, operator, liaison } = desk.people;
    const { id } = await desk.registerCall();
    const params = { number: numberOfCase(id) };
    await ask(desk, lead, personal.follow, { params, body: { isFollowing: true } });
    await ask(desk, lead, personal.follow, { params, body: { isFollowing: true } });
    await ask(desk, lead, caseOperations.comment, {
      params,
      body: { body: "我看着。", visibility: "internal", attachments: [], mentions: [] },
    });
    await desk.settle();
    expect((await noticesOf(desk, lead)).filter((kind) => kind === "followed")).toEqual([]);

    await desk.takeTo("dispatched", id);
    await desk.settle();
    expect((await noticesOf(desk, lead)).filter((kind) => kind === "followed")).toHaveLength(1);
    expect(await ask(desk, operator, personal.mine, { params })).toMatchObject({
      isFollowing: false,
      followers: [{ id: lead.id, name: "林见山" }],
    });

    await ask(desk, lead, personal.follow, { params, body: { isFollowing: false } });
    await desk.move(liaison, id, "acknowledge");
    await desk.settle();
    expect((await noticesOf(desk, lead)).filter((kind) => kind === "followed")).toHaveLength(1);
  });

  test("D22 S7 following opens nothing: who may not see the case cannot follow it, and who could once reads nothing of it any more", async () => {
    const desk = await openDesk();
    const { specialist, engineer } = desk.people;
    const { id } = await desk.registerCall();
    const params = { number: numberOfCase(id) };
    await expect(ask(desk, specialist, personal.follow, { params, body: { isFollowing: true } })).rejects.toEqual(
      refusal("no-such-case"),
    );
    await desk.takeTo("working", id);
    await ask(desk, engineer, personal.follow, { params, body: { isFollowing: true } });
    await desk.db.query({ text: "delete from team_members where person_id = $1", values: [engineer.id] });
    await desk.db.query({ text: "update cases set assignee_id = null where id = $1", values: [id] });
    await expect(ask(desk, engineer, caseOperations.read, { params })).rejects.toEqual(refusal("no-such-case"));
  });
});

describe("mentioning a colleague", () => {
  test("D22 the one mentioned in a note is told; a customer's reply mentions nobody", async () => {
    const desk = await openDesk();
    const { operator, lead } = desk.people;
    const { id } = await desk.registerCall();
    const params = { number: numberOfCase(id) };
    const words = { body: "@林见山 请看一下", attachments: [], mentions: [lead.id] };
    await ask(desk, operator, caseOperations.comment, { params, body: { ...words, visibility: "internal" } });
    await desk.settle();
    expect(await noticesOf(desk, lead)).toContain("mentioned");
    await expect(
      ask(desk, operator, caseOperations.comment, { params, body: { ...words, visibility: "public" } }),
    ).rejects.toMatchObject(issue("mentions", "does-not-apply"));
  });

  test("D22 S7 nobody is mentioned who may not see the case: refused and said so, and nothing is written", async () => {
    const desk = await openDesk();
    const { operator, specialist, customer } = desk.people;
    const { id } = await desk.registerCall();
    const params = { number: numberOfCase(id) };
    for (const blind of [specialist, customer]) {
      const body = { body: "请看", visibility: "internal", attachments: [], mentions: [blind.id] };
      await expect(ask(desk, operator, caseOperations.comment, { params, body })).rejects.toMatchObject(
        issue("mentions.0", "may-not-see"),
      );
    }
    expect((await desk.read(id)).record.eventCount).toBe(1);
    await desk.db.query({ text: "update persons set initials = 'jz' where id = $1", values: [specialist.id] });
    expect(await ask(desk, operator, personal.colleagues, { params, query: { q: "jz" } })).toEqual({
      items: [{ id: specialist.id, name: "江照", maySee: false }],
    });
  });
});

describe("a reminder", () => {
  test("D22 R5 is told once, at its time, also when the program was down then", async () => {
    const desk = await openDesk();
    const { operator } = desk.people;
    const { id } = await desk.registerCall();
    const body = { at: "2030-03-04T03:00:00Z", words: "问供应商", number: numberOfCase(id) };
    await ask(desk, operator, personal.remind, { body });
    expect(await tellDueReminders(desk.kernel, desk.kernel.now())).toBe(0);
    desk.kernel.moveTo("2030-03-07T03:00:00Z");
    expect(await Promise.all([0, 1, 2].map(() => tellDueReminders(desk.kernel, desk.kernel.now())))).toContain(1);
    expect(await tellDueReminders(desk.kernel, desk.kernel.now())).toBe(0);
    expect((await noticesOf(desk, operator)).filter((kind) => kind === "reminder-of-case")).toHaveLength(1);
    const { items } = (await ask(desk, operator, personal.reminders)) as { items: { id: string; isDue: boolean }[] };
    expect(items).toEqual([expect.objectContaining({ words: "问供应商", isDue: true, number: numberOfCase(id) })]);
    await ask(desk, operator, personal.done, { params: { id: items[0]!.id }, body: {} });
    expect(await ask(desk, operator, personal.reminders)).toMatchObject({ items: [] });
  });

  test("D22 is its owner's alone, lies ahead, and is about a case they may see", async () => {
    const desk = await openDesk();
    const { operator, logger, specialist } = desk.people;
    const { id } = await desk.registerCall();
    const at = "2030-03-04T03:00:00Z";
    const made = (await ask(desk, operator, personal.remind, { body: { at, words: "x", number: null } })) as {
      id: string;
    };
    await expect(ask(desk, logger, personal.done, { params: { id: made.id }, body: {} })).rejects.toEqual(
      refusal("not-found"),
    );
    expect(await ask(desk, logger, personal.reminders)).toMatchObject({ items: [] });
    const late = { at: "2030-03-04T01:00:00Z", words: "x", number: null };
    await expect(ask(desk, operator, personal.remind, { body: late })).rejects.toMatchObject(
      issue("at", "in-the-past"),
    );
    const blind = { at, words: "x", number: numberOfCase(id) };
    await expect(ask(desk, specialist, personal.remind, { body: blind })).rejects.toEqual(refusal("no-such-case"));
  });
});

describe("snoozing", () => {
  const todos = async (desk: Desk, who: Person, query: object = {}) => {
    const { items, counts } = (await ask(desk, who, caseOperations.todos, { query })) as {
      items: { case: { number: string } }[];
      counts: { asleep: number };
    };
    return { numbers: items.map((one) => one.case.number), asleep: counts.asleep };
  };

  test("D22 hides a to-do of mine from my list alone until its time; it stays mine, and the timeline says so", async () => {
    const desk = await openDesk();
    const { engineer, operator } = desk.people;
    const id = await desk.takeTo("working");
    const number = numberOfCase(id);
    const params = { number };
    expect((await todos(desk, engineer)).numbers).toEqual([number]);
    await ask(desk, engineer, personal.snooze, { params, body: { until: "2030-03-04T02:20:00Z" } });
    expect(await todos(desk, engineer)).toEqual({ numbers: [], asleep: 1 });
    expect((await todos(desk, engineer, { asleep: "true" })).numbers).toEqual([number]);
    const read = await desk.read(id);
    expect(read.todos).toEqual([expect.objectContaining({ personId: engineer.id })]);
    const { rows } = await desk.db.query({
      text: "select visibility from events where case_id = $1 and kind = 'snoozed'",
      values: [id],
    });
    expect(rows).toEqual([{ visibility: "internal" }]);
    desk.kernel.moveTo("2030-03-04T02:20:00Z");
    expect((await todos(desk, engineer)).numbers).toEqual([number]);
    // Not whose turn it is not.
    await expect(ask(desk, operator, personal.snooze, { params, body: { until: null } })).rejects.toEqual(
      refusal("responsible-only"),
    );
    await desk.settle();
    expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
  });

  test("D22 wakes when something happens on the case, and when it is woken", async () => {
    const desk = await openDesk();
    const { engineer, customer } = desk.people;
    const id = await desk.takeTo("working");
    const params = { number: numberOfCase(id) };
    await ask(desk, engineer, personal.snooze, { params, body: { until: null } });
    expect((await todos(desk, engineer)).numbers).toEqual([]);
    await ask(desk, customer, caseOperations.comment, {
      params,
      body: { body: "还是黑的。", visibility: "public", attachments: [], mentions: [] },
    });
    expect((await todos(desk, engineer)).numbers).toEqual([params.number]);
    await ask(desk, engineer, personal.snooze, { params, body: { until: null } });
    await ask(desk, engineer, personal.wake, { params, body: {} });
    expect((await todos(desk, engineer)).numbers).toEqual([params.number]);
    // Woken once, it is awake: the second asks for nothing and writes nothing.
    await ask(desk, engineer, personal.wake, { params, body: {} });
    const { rows } = await desk.db.query({
      text: "select visibility from events where case_id = $1 and kind = 'woken'",
      values: [id],
    });
    expect(rows).toEqual([{ visibility: "internal" }]);
  });

  test("D22 never past the warning of its clock: refused with the instant, and where the warning is over", async () => {
    const desk = await openDesk();
    const { engineer } = desk.people;
    const id = await desk.takeTo("working");
    const params = { number: numberOfCase(id) };
    const { warnAt } = (await ask(desk, engineer, personal.mine, { params })) as { warnAt: string };
    const after = Temporal.Instant.from(warnAt).add({ minutes: 1 }).toString();
    await expect(ask(desk, engineer, personal.snooze, { params, body: { until: after } })).rejects.toMatchObject({
      detail: { issues: [{ path: "until", code: "past-the-warning", params: { at: warnAt } }] },
    });
    // Whatever it was put to sleep for, it is awake when the clock warns.
    await ask(desk, engineer, personal.snooze, { params, body: { until: null } });
    desk.kernel.moveTo(warnAt);
    expect((await todos(desk, engineer)).numbers).toEqual([params.number]);
    await expect(ask(desk, engineer, personal.snooze, { params, body: { until: null } })).rejects.toEqual(
      refusal("warning-is-over"),
    );
  });
});
