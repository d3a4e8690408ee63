import { expect, test } from "vitest";
import { incident } from "#processes/incident/process.ts";
import { flowLanes } from "./flow-lanes.ts";

const lanes = flowLanes(incident);
const step = (zh: string) => incident.flow.findIndex(({ title }) => title.zh === zh);

test("M5 every way back to the desk is one lane under the line", () => {
  const toDesk = lanes.back.find(({ to }) => to === step("登记"));
  expect(toDesk?.moves.map(({ key }) => key)).toContain("returnToDesk");
  expect(toDesk?.from).toContain(step("关闭"));
});

test("M5 what the desk solves itself goes forward past dispatch; cancelling leaves the way", () => {
  expect(lanes.ahead.find(({ to }) => to === step("收结果"))?.from).toContain(step("一线处理"));
  expect(lanes.exits).toContainEqual({ state: "cancelled", from: [step("登记"), step("一线处理")] });
  expect(lanes.toPrevious.map(({ key }) => key)).toContain("resume");
});

test("M5 the picture leaves out no move that goes elsewhere", () => {
  const shown = new Set([...lanes.ahead, ...lanes.back].flatMap(({ moves }) => moves.map(({ title }) => title.zh)));
  for (const [key, { to, from, title }] of Object.entries(incident.moves)) {
    const target = incident.flow.findIndex(({ states }) => states.includes(to));
    if (target < 0) continue;
    const away = from.map((state) => incident.flow.findIndex(({ states }) => states.includes(state)));
    if (away.some((source) => source > target || source < target - 1)) expect(shown, key).toContain(title.zh);
  }
});
