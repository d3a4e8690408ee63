import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import type { CaseView } from "#kernel/process/contract.ts";
import { openDesk } from "#test/world/desk.ts";
import { call, invalidFields } from "#test/world/registers.ts";
import type { CreateStandardSteps, StandardStepsView } from "./contract.ts";

const steps = [
  { key: "restart", title: { zh: "重启", en: "Restart it" } },
  {
    key: "cable",
    title: { zh: "换一根线", en: "Try another cable" },
    hint: { zh: "备件柜第二格", en: "Second shelf" },
  },
];
const solution = { solvedBy: "standard-steps", solution: "换线", result: "恢复了" };

async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const { administrator, operator } = desk.people;
  const list: CreateStandardSteps = {
    name: { zh: "连不上", en: "No connection" },
    serviceId: desk.ids.service!,
    categoryId: null,
    steps,
  };
  const ask = async (verb: string, body: object = {}, { who = administrator, id = "", ifMatch = 0 } = {}) =>
    call<StandardStepsView>(
      routes,
      `standard-steps.${verb}`,
      { ...(await desk.asking(who)), ifMatch: ifMatch || null },
      { params: { id }, body },
    );
  /** A case the operator has at the first line. */
  const atFirstLine = async () => {
    const { id, number } = await desk.registerCall();
    const triage = { service: desk.ids.service, category: desk.ids.category, impact: "3", urgency: "3" };
    await desk.move(operator, id, "triage", triage);
    return { id, number };
  };
  const view = async (number: string, who = operator) =>
    call<CaseView>(routes, "cases.read", await desk.asking(who), { params: { number } });
  return { desk, routes, list, ask, atFirstLine, view };
}

test("D7 on a case of its service the steps are asked for one by one; noted, they stay with the words they had and go along", async () => {
  const { desk, list, ask, atFirstLine, view } = await open();
  const { operator } = desk.people;
  const { id: listId } = await ask("create", list);
  const { id, number } = await atFirstLine();
  const offered = (await view(number)).moves.find(({ key }) => key === "followSteps");
  expect(offered?.form[0]?.asks).toMatchObject([
    { key: "restart", type: "choice", title: steps[0]!.title, value: null },
    { key: "cable", hint: steps[1]!.hint, choices: [{ value: "done" }, { value: "not-needed" }] },
  ]);
  await desk.move(operator, id, "followSteps", { stepsFollowed: { restart: "done" } });
  await ask("change", { steps: [{ key: "restart", title: { zh: "重新启动", en: "Reboot it" } }] }, { id: listId });
  const noted = await view(number);
  expect(noted.fields.find(({ key }) => key === "stepsFollowed")).toMatchObject({
    words: { zh: "重启：已做", en: "Restart it: Done" },
  });
  expect(noted.fields.map(({ key }) => key)).not.toContain("stepsFrom");
  expect(noted.moves.find(({ key }) => key === "followSteps")?.form[0], "what was noted stands there").toMatchObject({
    value: { restart: "done" },
    asks: [{ key: "restart", value: "done", title: { en: "Reboot it" } }],
  });
  await desk.move(operator, id, "dispatch", {
    service: desk.ids.service,
    category: desk.ids.category,
    impact: "3",
    urgency: "3",
    team: desk.ids["team:network"],
  });
  const passedOn = await view(number, desk.people.liaison);
  expect(passedOn.fields.find(({ key }) => key === "stepsFollowed")?.text).toBe("重启：已做");
});

test("D7 solved by standard steps is only what has every step answered: the first one left is named, and done it may be solved", async () => {
  const { desk, list, ask, atFirstLine } = await open();
  const { operator } = desk.people;
  await ask("create", list);
  const { id } = await atFirstLine();
  const left = (step: number) => ({
    kind: "invalid",
    detail: {
      issues: [
        expect.objectContaining({
          path: "fields.solvedBy",
          code: "steps-left",
          params: expect.objectContaining({ step }),
        }),
      ],
    },
  });
  await expect(desk.move(operator, id, "solveAtDesk", solution)).rejects.toMatchObject(left(1));
  await desk.move(operator, id, "followSteps", { stepsFollowed: { restart: "done" } });
  await expect(desk.move(operator, id, "solveAtDesk", solution)).rejects.toMatchObject(left(2));
  await desk.move(operator, id, "followSteps", { stepsFollowed: { restart: "done", cable: "not-needed" } });
  expect(await desk.move(operator, id, "solveAtDesk", solution)).toMatchObject({ state: "solved" });
  expect((await desk.read(id)).record.fields).toMatchObject({ solvedFrom: "连不上 No connection" });
});

test("D7 steps followed for another service do not count once the case turns out to be something else", async () => {
  const { desk, list, ask, atFirstLine } = await open();
  const { operator } = desk.people;
  await ask("create", list);
  await ask("create", { ...list, serviceId: null, categoryId: desk.ids.category! });
  const { id } = await atFirstLine();
  await ask("create", { ...list, categoryId: desk.ids.category! });
  await desk.move(operator, id, "followSteps", { stepsFollowed: { restart: "done", cable: "done" } });
  const nearest = (await desk.read(id)).record.fields.stepsFrom;
  expect(nearest, "service and category together say most").toBe(3);
  await ask("archive", {}, { id: "3" });
  await expect(desk.move(operator, id, "solveAtDesk", solution)).rejects.toMatchObject(
    invalidFields({ "fields.solvedBy": "steps-left" }),
  );
});

test("D7 where no list was written nobody is asked for steps, and the source is named; an answer that is no step is refused", async () => {
  const { desk, list, ask, atFirstLine, view } = await open();
  const { operator, lead } = desk.people;
  const { id, number } = await atFirstLine();
  const keys = async (who = operator) => (await view(number, who)).moves.map(({ key }) => key);
  expect(await keys()).not.toContain("followSteps");
  await expect(desk.move(operator, id, "followSteps", { stepsFollowed: {} })).rejects.toMatchObject({
    code: "no-standard-steps",
  });
  await expect(desk.move(operator, id, "solveAtDesk", solution)).rejects.toMatchObject(
    invalidFields({ "fields.solvedFrom": "required" }),
  );
  await ask("create", list);
  expect(await keys()).toContain("followSteps");
  expect(await keys(lead), "it is the assignee's work").not.toContain("followSteps");
  await expect(desk.move(operator, id, "followSteps", { stepsFollowed: { restart: "perhaps" } })).rejects.toMatchObject(
    invalidFields({ "fields.stepsFollowed.restart": "not-a-choice" }),
  );
  await expect(desk.move(operator, id, "followSteps", { stepsFollowed: { __proto__x: "done" } })).rejects.toMatchObject(
    invalidFields({ "fields.stepsFollowed.__proto__x": "unknown-key" }),
  );
});

test("D7 U6 lists are versioned and logged, one in use at a place, naming what is in use; only who keeps registers keeps them", async () => {
  const { desk, routes, list, ask } = await open();
  const { id, version } = await ask("create", list);
  await expect(ask("create", list)).rejects.toMatchObject(invalidFields({ serviceId: "already-used" }));
  await expect(ask("create", { ...list, serviceId: null, steps: [steps[0]!, steps[0]!] })).rejects.toMatchObject(
    invalidFields({ serviceId: "required", "steps.1.key": "already-used" }),
  );
  await expect(ask("create", { ...list, serviceId: "999999" })).rejects.toMatchObject(
    invalidFields({ serviceId: "not-there" }),
  );
  await ask("change", { steps: [steps[1]!] }, { id, ifMatch: version });
  await expect(ask("change", { steps }, { id, ifMatch: version })).rejects.toMatchObject({ kind: "conflict" });
  await ask("archive", {}, { id });
  const other = await ask("create", list);
  await expect(ask("restore", {}, { id })).rejects.toMatchObject(invalidFields({ serviceId: "already-used" }));
  await ask("archive", {}, { id: other.id });
  expect(await ask("restore", {}, { id })).toMatchObject({ archivedAt: null, steps: [{ key: "cable" }] });
  const { items } = await call<{ items: unknown[] }>(
    routes,
    "register-changes.list",
    await desk.asking(desk.people.administrator),
    { query: { register: "standard-steps", record: id } },
  );
  expect(items).toHaveLength(4);
  for (const who of [desk.people.operator, desk.people.incidentManager])
    await expect(ask("create", list, { who })).rejects.toMatchObject({ kind: "not-allowed" });
});
