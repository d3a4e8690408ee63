import { describe, expect, test } from "vitest";
import { systemActor } from "#kernel/people/actor.ts";
import { commentWhereItGoesOn } from "#kernel/process/relate/comment.ts";
import { merge, undoMerge } from "#kernel/process/relate/merge.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { previewMerge } from "./preview-merge.ts";

const mergeAs = async (desk: Desk, who: Person, intoId: string, ...ids: string[]) =>
  merge(desk.program.engine, await desk.asking(who), { into: { id: intoId }, cases: ids.map((id) => ({ id })) });
const undoAs = async (desk: Desk, who: Person, id: string, version?: number) =>
  undoMerge(desk.program.engine, await desk.asking(who), { id, version });
const whole = (desk: Desk) => findBroken(desk.db, desk.program.engine.ground.definitions);
const parties = async (desk: Desk, caseId: string) =>
  (
    await desk.db.query<{ person_id: string; part: string }>({
      text: "select person_id, part from case_parties where case_id = $1 order by person_id",
      values: [caseId],
    })
  ).rows;

/** A second person of the library, with a case of their own. */
async function colleagueCalls(desk: Desk): Promise<{ person: Person; id: string; number: string }> {
  const { rows } = await desk.db.query<{ id: string }>({
    text: "insert into persons (name, organisation_id, created_at) values ('薛听雨', $1, $2) returning id",
    values: [desk.ids.library, desk.kernel.now()],
  });
  const person: Person = { id: rows[0]!.id, key: "customer" };
  await desk.db.query({
    text: "insert into memberships (person_id, organisation_id, role) values ($1, $2, 'customer')",
    values: [person.id, desk.ids.library],
  });
  const made = await desk.program.engine.register(await desk.asking(desk.people.operator), {
    process: "incident",
    subject: "三楼机器都黑屏",
    description: "",
    channel: "phone",
    requester: { name: "薛听雨" },
    requesterId: person.id,
    organisationId: desk.ids.library!,
    occurredAt: null,
    values: {},
  });
  return { person, id: made.id, number: made.number };
}

describe("D22 merging cases", () => {
  test("D22 the merged case ends, its customer is told the surviving number, reads on there and writes there", async () => {
    const desk = await openDesk();
    const { operator } = desk.people;
    const kept = await desk.registerCall();
    const second = await colleagueCalls(desk);
    await mergeAs(desk, operator, kept.id, second.id);

    const merged = await desk.read(second.id);
    expect(merged.record).toMatchObject({ state: "merged", family: "cancelled", fields: { mergedInto: kept.number } });
    expect(merged.todos).toEqual([]);
    expect(merged.clocks.every(({ state }) => state === "stopped")).toBe(true);
    expect(await parties(desk, kept.id)).toEqual([{ person_id: second.person.id, part: "customer" }]);
    await desk.settle();
    const { rows: notices } = await desk.db.query<{ kind: string }>({
      text: "select kind from notices where person_id = $1 and case_id = $2",
      values: [second.person.id, second.id],
    });
    expect(notices.map(({ kind }) => kind)).toContain("news-for-customer");

    // Their reply to the old number stands with the surviving case, and what is said there reaches them.
    const landed = await commentWhereItGoesOn(desk.program.engine, await desk.asking(second.person), second.id, {
      body: "二楼也开始黑屏了",
      visibility: "public",
      attachments: [],
    });
    expect(landed.number).toBe(kept.number);
    await desk.program.engine.comment(await desk.asking(operator), kept.id, {
      body: "工程师已出发",
      visibility: "public",
      attachments: [],
    });
    await desk.settle();
    const { rows: told } = await desk.db.query({
      text: "select from notices where person_id = $1 and case_id = $2",
      values: [second.person.id, kept.id],
    });
    expect(told.length).toBeGreaterThan(0);
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 undone, the case is where it was: state, turn, parties, and the time in between counts", async () => {
    const desk = await openDesk();
    const { operator } = desk.people;
    const working = await desk.takeTo("working");
    const before = await desk.read(working);
    const kept = await desk.registerCall();
    const second = await colleagueCalls(desk);
    await mergeAs(desk, operator, kept.id, working, second.id);
    desk.kernel.moveTo("2030-03-04T03:00:00Z"); // an hour later
    await undoAs(desk, operator, working);

    const after = await desk.read(working);
    expect(after.record).toMatchObject({ state: "working", family: "open", assigneeId: desk.people.engineer.id });
    expect(after.record.fields).not.toHaveProperty("mergedInto");
    expect(after.todos).toEqual([expect.objectContaining({ key: "working", personId: desk.people.engineer.id })]);
    const dues = ({ clocks }: typeof after) =>
      clocks
        .filter(({ state, clock }) => state === "running" && clock !== "quiet")
        .map(({ clock, dueAt }) => `${clock} ${dueAt}`)
        .sort();
    expect(dues(after)).toEqual(dues(before));
    expect(await whole(desk)).toEqual([]);

    // Whoever came with the other merge is still there, and goes with its undoing.
    expect(await parties(desk, kept.id)).toEqual([{ person_id: second.person.id, part: "customer" }]);
    await undoAs(desk, operator, second.id);
    expect(await parties(desk, kept.id)).toEqual([]);
    const { rows } = await desk.db.query({ text: "select from case_links" });
    expect(rows).toEqual([]);
    // What was before the state stays what was before it.
    await desk.move(desk.people.engineer, working, "askCustomer", { message: "哪一台？" });
    await mergeAs(desk, operator, kept.id, working);
    await undoAs(desk, operator, working);
    await desk.move(desk.people.engineer, working, "resume");
    expect((await desk.read(working)).record.state).toBe("working");
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 L3 a limit that passed while it was merged away is told of once it is back", async () => {
    const desk = await openDesk();
    const { operator } = desk.people;
    const kept = await desk.registerCall();
    const other = await desk.registerCall({ fields: { impact: "2", urgency: "1" } });
    await mergeAs(desk, operator, kept.id, other.id);
    await desk.passUntil("2030-03-05T02:00:00Z"); // the next day: its limits are long over, and nothing fires while it is merged
    expect([...(await desk.read(other.id)).fired]).toEqual([]);
    await undoAs(desk, operator, other.id);
    await desk.passUntil("2030-03-05T02:00:01Z");
    expect([...(await desk.read(other.id)).fired]).toContain("response:1:breach");
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 S7 cases of different customers are never merged, nor a confidential one; nobody without the right merges", async () => {
    const desk = await openDesk();
    const { operator, logger, stranger } = desk.people;
    const kept = await desk.registerCall();
    const foreign = await desk.program.engine.register(await desk.asking(operator), {
      process: "incident",
      subject: "挂号机黑屏",
      description: "",
      channel: "phone",
      requester: { name: "何未央" },
      requesterId: stranger.id,
      organisationId: desk.ids.hospital!,
      occurredAt: null,
      values: {},
    });
    await expect(mergeAs(desk, operator, kept.id, foreign.id)).rejects.toMatchObject({ code: "other-customer" });
    const mine = await desk.registerCall();
    await desk.db.query({ text: "update cases set is_restricted = true where id = $1", values: [mine.id] });
    await expect(
      merge(
        desk.program.engine,
        { ...(await desk.asking(operator)), actor: systemActor },
        {
          into: { id: kept.id },
          cases: [{ id: mine.id }],
        },
      ),
    ).rejects.toMatchObject({ code: "other-confidence" });
    const again = await desk.registerCall();
    await expect(mergeAs(desk, logger, kept.id, again.id)).rejects.toMatchObject({ code: "not-permitted" });
    await expect(mergeAs(desk, operator, kept.id, kept.id)).rejects.toMatchObject({
      detail: { issues: [{ path: "cases", code: "to-itself" }] },
    });
    await expect(desk.move(operator, again.id, "merge", { mergedInto: kept.number })).rejects.toMatchObject({
      code: "only-by-its-act",
    });
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 S7 two departments of one customer: merged only where nobody reads what they did not read before", async () => {
    const desk = await openDesk();
    const { operator, customer, representative } = desk.people;
    const room = async (name: string) => {
      const { rows } = await desk.db.query<{ id: string }>({
        text: `with made as (select nextval(pg_get_serial_sequence('organisations', 'id')) as id)
          insert into organisations (id, parent_id, path, name, code, kind, is_customer, is_own)
          select id, $1::bigint, array[$1::bigint, id], $2, $2, 'department', false, false from made returning id`,
        values: [desk.ids.library, name],
      });
      return rows[0]!.id;
    };
    const [reading, stacks] = [await room("阅览部"), await room("典藏部")];
    const of = async (organisationId: string, requesterId: string) =>
      desk.program.engine.register(await desk.asking(operator), {
        process: "incident",
        subject: "检索机黑屏",
        description: "",
        channel: "phone",
        requester: { name: "某位读者" },
        requesterId,
        organisationId,
        occurredAt: null,
        values: {},
      });
    const { person: colleague } = await colleagueCalls(desk);
    const into = await of(stacks, colleague.id);
    const blind = await of(reading, customer.id);
    await expect(mergeAs(desk, operator, into.id, blind.id)).rejects.toMatchObject({ code: "other-department" });
    const [preview] = await previewMerge(desk.program.engine, await desk.asking(operator), into.id, [blind.number]);
    expect(preview!.refusal?.code).toBe("other-department");
    expect(await parties(desk, into.id)).toEqual([]);

    // One person asked for both; whoever represents the whole house reads it anyway.
    const own = await of(reading, colleague.id);
    const ofTheHouse = await of(reading, representative.id);
    await mergeAs(desk, operator, into.id, own.id, ofTheHouse.id);
    expect((await desk.read(own.id)).record.state).toBe("merged");
    expect((await desk.read(ofTheHouse.id)).record.state).toBe("merged");

    // Who follows the one and does not read the other stands in the way.
    const followed = await of(reading, colleague.id);
    await desk.db.query({
      text: "insert into case_parties (case_id, person_id, part, added_at) values ($1, $2, 'follower', $3)",
      values: [followed.id, customer.id, desk.kernel.now()],
    });
    await expect(mergeAs(desk, operator, into.id, followed.id)).rejects.toMatchObject({ code: "other-department" });
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 the preview says who is told what and who will read along, and writes nothing", async () => {
    const desk = await openDesk();
    const kept = await desk.registerCall();
    const second = await colleagueCalls(desk);
    const solved = await desk.takeTo("solved");
    const asking = await desk.asking(desk.people.operator);
    const [one, other] = await previewMerge(desk.program.engine, asking, kept.id, [
      second.number,
      (await desk.read(solved)).record.number,
    ]);
    expect(one).toMatchObject({ readsAlong: true, refusal: null });
    expect(one?.told?.zh).toContain(kept.number);
    expect(other).toMatchObject({ refusal: { code: "wrong-state" } });
    expect((await desk.read(second.id)).record.state).toBe("registered");
  });

  test("D22 a chain is undone from the outside in", async () => {
    const desk = await openDesk();
    const { operator } = desk.people;
    const [a, b, c] = [await desk.registerCall(), await desk.registerCall(), await desk.registerCall()];
    await mergeAs(desk, operator, b.id, a.id);
    await mergeAs(desk, operator, c.id, b.id);
    await expect(undoAs(desk, operator, a.id)).rejects.toMatchObject({ code: "merged-away" });
    await undoAs(desk, operator, b.id);
    await undoAs(desk, operator, a.id);
    await expect(undoAs(desk, operator, a.id)).rejects.toMatchObject({ kind: "wrong-state" });
    expect(await whole(desk)).toEqual([]);
  });
});

describe("D22 races around a merge", () => {
  test("D22 each into the other at once: one wins, the other is refused, nothing waits for ever", async () => {
    const desk = await openDesk();
    const { operator, lead } = desk.people;
    const [a, b] = [await desk.registerCall(), await desk.registerCall()];
    const tried = await Promise.allSettled([mergeAs(desk, operator, a.id, b.id), mergeAs(desk, lead, b.id, a.id)]);
    expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const states = [(await desk.read(a.id)).record.state, (await desk.read(b.id)).record.state];
    expect(states.sort()).toEqual(["merged", "registered"]);
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 a merge against a move of the same case: whichever came first stands, and history explains it", async () => {
    const desk = await openDesk();
    const { operator, lead } = desk.people;
    const [a, b] = [await desk.registerCall(), await desk.registerCall()];
    const tried = await Promise.allSettled([
      mergeAs(desk, operator, a.id, b.id),
      desk.move(lead, b.id, "cancel", { cancelReason: "mistaken" }),
    ]);
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(["merged", "cancelled"]).toContain((await desk.read(b.id)).record.state);
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 what was read of either is compared: 409 with both versions", async () => {
    const desk = await openDesk();
    const { operator, lead } = desk.people;
    const [a, b] = [await desk.registerCall(), await desk.registerCall()];
    await desk.move(lead, b.id, "correct", { subject: "换了说法" });
    const asking = await desk.asking(operator);
    await expect(
      merge(desk.program.engine, asking, { into: { id: a.id }, cases: [{ id: b.id, version: 1 }] }),
    ).rejects.toMatchObject({ kind: "conflict", detail: { yours: { version: 1 }, stored: { version: 2 } } });
    const done = await merge(
      desk.program.engine,
      { ...asking, idempotencyKey: "merge-once" },
      { into: { id: a.id }, cases: [{ id: b.id }] },
    );
    const repeated = await merge(
      desk.program.engine,
      { ...asking, idempotencyKey: "merge-once" },
      { into: { id: a.id }, cases: [{ id: b.id }] },
    );
    expect(repeated).toEqual(done);
  });
});
