import { expect, test } from "vitest";
import { openDesk, type Person } from "#test/world/desk.ts";
import { call } from "#test/world/registers.ts";
import type { DeputyView } from "./contract.ts";
import { deputyRoutes } from "./routes.ts";

async function deputiesDesk() {
  const desk = await openDesk();
  const routes = deputyRoutes(desk.kernel);
  return {
    ...desk,
    list: async (who: Person) =>
      call<{ items: DeputyView[]; past: DeputyView[] }>(routes, "deputies.list", await desk.asking(who)),
    name: async (who: Person, body: { deputyId: string; from: string; until: string }) =>
      call<DeputyView>(routes, "deputies.name", await desk.asking(who), { body }),
    end: async (who: Person, id: string) => call(routes, "deputies.end", await desk.asking(who), { params: { id } }),
    /** That many days from today, as the house counts. */
    day: (days: number) =>
      desk.kernel.now().toZonedDateTimeISO(desk.kernel.zone).toPlainDate().add({ days }).toString(),
  };
}

test("D4 one names who stands in and reads it back, as the deputy does; ended or over, it is among the past", async () => {
  const desk = await deputiesDesk();
  const { engineer, colleague, operator } = desk.people;
  const first = await desk.name(engineer, { deputyId: colleague.id, from: desk.day(0), until: desk.day(3) });
  const later = await desk.name(engineer, { deputyId: operator.id, from: desk.day(10), until: desk.day(12) });
  expect((await desk.list(engineer)).items.map(({ id }) => id)).toEqual([first.id, later.id]);
  expect((await desk.list(colleague)).items).toEqual([first]);

  await desk.end(engineer, first.id);
  const { items, past } = await desk.list(engineer);
  expect(items).toEqual([later]);
  expect(past).toEqual([{ ...first, endedAt: desk.kernel.now().toString({ smallestUnit: "millisecond" }) }]);
  expect(await desk.list(colleague)).toEqual({ items: [], past: [] });
  // The days are free again.
  await desk.name(engineer, { deputyId: operator.id, from: desk.day(1), until: desk.day(2) });
});

test("D4 nobody names themselves, a customer, or two for the same day; and nobody ends another's", async () => {
  const desk = await deputiesDesk();
  const { engineer, colleague, customer } = desk.people;
  const days = { from: desk.day(0), until: desk.day(3) };
  const issue = (path: string, code: string) => ({ detail: { issues: [expect.objectContaining({ path, code })] } });
  await expect(desk.name(engineer, { deputyId: engineer.id, ...days })).rejects.toMatchObject(
    issue("deputyId", "not-oneself"),
  );
  await expect(desk.name(engineer, { deputyId: customer.id, ...days })).rejects.toMatchObject(
    issue("deputyId", "not-there"),
  );
  const { id } = await desk.name(engineer, { deputyId: colleague.id, ...days });
  await expect(
    desk.name(engineer, { deputyId: colleague.id, from: desk.day(3), until: desk.day(5) }),
  ).rejects.toMatchObject(issue("from", "already-used"));
  await expect(desk.end(colleague, id)).rejects.toMatchObject({ code: "not-found" });
  expect((await desk.list(engineer)).items.map((one) => one.id)).toEqual([id]);
});

test("D4 a customer's representative names and ends their own deputy, of their house only; a colleague without approvals names nobody", async () => {
  const desk = await deputiesDesk();
  const { representative, customer, stranger, engineer } = desk.people;
  const days = { from: desk.day(0), until: desk.day(3) };
  const candidates = async (who: Person, query = {}) =>
    call<{ items: { id: string }[]; hasMore: boolean }>(
      deputyRoutes(desk.kernel),
      "deputies.candidates",
      await desk.asking(who),
      { query },
    );
  expect(await candidates(representative)).toEqual({
    items: [{ id: customer.id, name: "顾南枝", organisation: "北溟大学图书馆" }],
    hasMore: false,
  });
  expect((await candidates(representative, { q: "100%" })).items).toEqual([]);
  for (const nobody of [customer, engineer]) expect((await candidates(nobody)).items, nobody.key).toEqual([]);

  for (const other of [stranger, engineer])
    await expect(desk.name(representative, { deputyId: other.id, ...days }), other.key).rejects.toMatchObject({
      detail: { issues: [expect.objectContaining({ path: "deputyId", code: "not-there" })] },
    });
  await expect(desk.name(customer, { deputyId: representative.id, ...days })).rejects.toMatchObject({
    code: "not-allowed",
  });

  const named = await desk.name(representative, { deputyId: customer.id, ...days });
  expect((await desk.list(representative)).items).toEqual([named]);
  await expect(desk.end(customer, named.id)).rejects.toMatchObject({ code: "not-found" });
  await desk.end(representative, named.id);
  expect((await desk.list(representative)).items).toEqual([]);

  // Whose role has ended is offered no more.
  await desk.db.query({
    text: "update memberships set until_day = $2 where person_id = $1",
    values: [customer.id, desk.day(-1)],
  });
  expect((await candidates(representative)).items).toEqual([]);
});

test("D4 U1 an administrator names and ends it for somebody who is away, on record; nobody else does", async () => {
  const desk = await deputiesDesk();
  const { administrator, engineer, colleague, operator } = desk.people;
  const routes = deputyRoutes(desk.kernel);
  const params = { id: engineer.id };
  const body = { deputyId: colleague.id, from: desk.day(0), until: desk.day(3) };
  await expect(
    call(routes, "persons.name-deputy", await desk.asking(operator), { params, body }),
  ).rejects.toMatchObject({
    code: "not-allowed",
  });
  const named = await call<DeputyView>(routes, "persons.name-deputy", await desk.asking(administrator), {
    params,
    body,
  });
  expect((await desk.list(engineer)).items).toEqual([named]);
  const end = { params: { ...params, deputy: named.id } };
  await expect(call(routes, "persons.end-deputy", await desk.asking(operator), end)).rejects.toMatchObject({
    code: "not-allowed",
  });
  await call(routes, "persons.end-deputy", await desk.asking(administrator), end);
  expect((await desk.list(engineer)).items).toEqual([]);
  const { rows } = await desk.db.query<{ before: unknown; after: unknown; by: string }>({
    text: "select before, after, by_person_id as by from register_changes where register = 'persons' and record = $1 order by id",
    values: [engineer.id],
  });
  const told = `${named.deputy.name} ${body.from} … ${body.until}`;
  expect(rows).toEqual([
    { before: { deputy: null }, after: { deputy: told }, by: administrator.id },
    { before: { deputy: told }, after: { deputy: null }, by: administrator.id },
  ]);
});
