import { describe, expect, test } from "vitest";
import type { CaseRow, CaseView } from "#kernel/process/contract.ts";
import { type IsolationWorld, openIsolation } from "#test/isolation/world.ts";

type Who = Parameters<IsolationWorld["as"]>[0];

/** What the customer's side sees and does, through the API its pages use. */
function customersOf({ as, numbers }: IsolationWorld) {
  return {
    reads: async (who: Who): Promise<CaseView> => (await as(who, "GET", `/cases/${numbers.own}`)).body,
    lists: async (who: Who, query: string): Promise<CaseRow[]> => {
      const { body } = await as(who, "GET", `/cases?${query}`);
      return (body as { items: CaseRow[] }).items.filter(({ process }) => process === "incident");
    },
    makes: (who: Who, move: string, fields: object) =>
      as(who, "POST", `/cases/${numbers.own}/moves/${move}`, { fields }),
    says: (who: Who, body: string) => as(who, "POST", `/cases/${numbers.own}/comments`, { body, visibility: "public" }),
  };
}

describe("an incident as its customer has it", () => {
  test("U3 D13 a solved case asks its customer, and only there; once they have said so it asks no more, in no picture and no list", async () => {
    const world = await openIsolation();
    const { reads, lists, makes } = customersOf(world);
    const subjects = async (who: Who, query: string) => (await lists(who, query)).map(({ subject }) => subject);
    const mine = "三楼借还机黑屏 CANARY-own-public";

    expect(await reads("requester")).toMatchObject({ asksYou: true, state: { title: { zh: "已解决，请您确认" } } });
    expect(await subjects("requester", "asksCustomer=true")).toEqual([mine]);
    expect(await subjects("requester", "asksCustomer=false&family=done,cancelled")).toEqual([]);
    expect(await subjects("representative", "asksCustomer=true")).toEqual([mine]);
    expect((await lists("requester", "asksCustomer=true"))[0]).toMatchObject({ asksYou: true });
    const byDesk = await lists("skilled-agent", "asksCustomer=true");
    expect(byDesk.map(({ subject, asksYou, state }) => [subject, asksYou, state.title.zh])).toEqual([
      [mine, false, "已解决"],
    ]);

    expect((await makes("link", "confirm", { satisfaction: 4, remark: "很快" })).status).toBe(200);
    const confirmed = await reads("requester");
    expect(confirmed).toMatchObject({ asksYou: false, state: { title: { zh: "已解决" } } });
    expect(confirmed.moves.map(({ key }) => key)).toEqual(["stillBroken"]);
    expect(JSON.stringify(confirmed.flow)).not.toContain("请您确认");
    expect(await subjects("requester", "asksCustomer=true")).toEqual([]);
    expect(await subjects("requester", "asksCustomer=false&family=done,cancelled")).toEqual([mine]);
    expect((await makes("requester", "confirm", { satisfaction: 1 })).body).toMatchObject({
      code: "already-confirmed",
    });
  });

  test("U3 D15 who says it still does not work says what is wrong; the case is back at the desk, and its next solution asks anew", async () => {
    const world = await openIsolation();
    const { reads, makes } = customersOf(world);
    const { desk, caseIds } = world;
    expect((await makes("requester", "confirm", { satisfaction: 4 })).status).toBe(200);
    expect((await makes("requester", "stillBroken", {})).body).toMatchObject({
      status: 422,
      errors: [{ path: "fields.message", code: "required" }],
    });
    expect((await makes("requester", "stillBroken", { message: "今天又黑屏了" })).status).toBe(200);
    expect(await reads("requester")).toMatchObject({
      state: { key: "registered" },
      isAwaitingAnswer: true,
      asksYou: false,
    });
    expect((await desk.read(caseIds.own)).measured).toMatchObject({ reopened: 1 });

    await desk.move(desk.people.operator, caseIds.own, "sendBack");
    await desk.move(desk.people.engineer, caseIds.own, "accept");
    await desk.move(desk.people.engineer, caseIds.own, "solve", { cause: "线", solution: "换线", result: "换了线。" });
    expect(await reads("requester")).toMatchObject({ asksYou: true });
  });

  test("U3 D13 a question stands with the customer until they answer it, by portal or by link; then work goes on", async () => {
    const world = await openIsolation();
    const { reads, lists, makes, says } = customersOf(world);
    const { desk, caseIds } = world;
    await makes("requester", "stillBroken", { message: "又黑屏了" });
    await desk.move(desk.people.operator, caseIds.own, "sendBack");
    await desk.move(desk.people.engineer, caseIds.own, "accept");
    await desk.move(desk.people.engineer, caseIds.own, "askCustomer", { message: "黑屏前有没有声音？" });
    expect(await reads("link")).toMatchObject({ asksYou: true, state: { title: { zh: "等您补充" } } });
    expect(await lists("requester", "asksCustomer=true")).toMatchObject([{ asksYou: true }]);
    expect((await says("link", "有，嗒的一声。")).status).toBe(201);
    expect(await reads("requester")).toMatchObject({ asksYou: false, state: { key: "working" } });
    expect(await lists("requester", "asksCustomer=true")).toEqual([]);
  });

  test("U1 U3 a case shared with a colleague is read and answered by them, and by nobody else of the house", async () => {
    const world = await openIsolation();
    const { says } = customersOf(world);
    const { as, numbers, desk, caseIds, ids } = world;
    expect((await as("colleague", "GET", `/cases/${numbers.own}`)).status).toBe(404);
    expect((await says("colleague", "我也看看")).status).toBe(404);
    await desk.db.query({
      text: "insert into case_parties (case_id, part, person_id, added_at) values ($1, 'participant', $2, $3)",
      values: [caseIds.own, ids["principal:colleague"], desk.kernel.now()],
    });
    expect((await as("colleague", "GET", `/cases/${numbers.own}`)).status).toBe(200);
    expect((await says("colleague", "我这边也黑屏")).status).toBe(201);
    expect((await as("stranger", "GET", `/cases/${numbers.own}`)).status).toBe(404);
  });

  test("D2 U1 a representative finds the devices of the whole house, a customer those of their own part of it", async () => {
    const { as, desk } = await openIsolation();
    const { rows } = await desk.db.query<{ id: string }>({
      text: "insert into organisations (parent_id, path, name, kind) values ($1, array[$1::bigint], '分馆', 'site') returning id",
      values: [desk.ids.library],
    });
    await desk.db.query({ text: "update organisations set path = path || id where id = $1", values: [rows[0]!.id] });
    await desk.db.query({
      text: "insert into devices (organisation_id, model, serial) values ($1, '借还机', 'BRANCH-1')",
      values: [rows[0]!.id],
    });
    await desk.db.query({
      text: "update persons set rights_version = rights_version + 1 where id = $1",
      values: [desk.people.representative.id],
    });
    const found = async (who: Who) =>
      ((await as(who, "GET", "/devices")).body as { items: { serial: string }[] }).items.map(({ serial }) => serial);
    expect(await found("representative")).toEqual(["SERIAL-own", "BRANCH-1"]);
    expect(await found("requester")).toEqual(["SERIAL-own"]);
    expect(await found("stranger")).toEqual(["SERIAL-other"]);
    expect((await as("representative", "GET", `/devices?q=branch`)).text).toContain("BRANCH-1");
  });

  test("U3 customers read what their fields say in either language, under names that speak to them", async () => {
    const world = await openIsolation();
    const { reads } = customersOf(world);
    const { fields } = await reads("link");
    const result = fields.find(({ key }) => key === "result");
    expect(result).toMatchObject({ title: { zh: "处理结果" }, words: { zh: "CANARY-own-public 修好了" } });
    const service = fields.find(({ key }) => key === "service")!;
    expect(service.words.en).not.toBe(service.words.zh);
  });
});
