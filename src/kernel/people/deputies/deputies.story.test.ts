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
