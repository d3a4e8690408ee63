import { expect, test } from "vitest";
import { passOnLostTurns } from "#kernel/process/lost-turns.ts";
import { openDesk } from "#test/world/desk.ts";
import { addAbsence, keepRoster } from "#test/world/duty.ts";

const shift = { from: "2030-03-04T01:00:00Z", until: "2030-03-04T09:00:00Z" };

test("D20 a team without a roster has everybody on duty who is there; with one, only who is on it", async () => {
  const desk = await openDesk();
  const { engineer, colleague, specialist } = desk.people;
  const { duty } = desk.program;
  const network = desk.ids["team:network"]!;
  const now = desk.kernel.now();
  expect(duty.isOnDuty(engineer.id, now)).toBe(true);
  expect([...duty.onDuty(network, now)].sort()).toEqual([engineer.id, colleague.id].sort());
  await keepRoster(desk, network, [{ person: colleague, ...shift }]);
  expect(duty.onDuty(network, now)).toEqual([colleague.id]);
  expect(duty.isOnDuty(engineer.id, now)).toBe(false);
  expect(duty.isOnDuty(specialist.id, now), "another team's roster is not theirs").toBe(true);
  const end = Temporal.Instant.from(shift.until);
  expect(duty.onDuty(network, end), "the last instant is the next shift's").toEqual([]);
  expect(duty.onDuty(network, end.subtract({ milliseconds: 1 }))).toEqual([colleague.id]);
});

test("D20 whoever is absent is not on duty, whatever the roster says, and has no turn", async () => {
  const desk = await openDesk();
  const { engineer, colleague } = desk.people;
  const { duty } = desk.program;
  await keepRoster(desk, desk.ids["team:network"]!, [{ person: engineer, ...shift }]);
  await addAbsence(desk, engineer, { from: "2030-03-04T01:00:00Z", until: "2030-03-05T01:00:00Z" });
  expect(duty.isAbsent(engineer.id, desk.kernel.now())).toBe(true);
  expect(duty.isOnDuty(engineer.id, desk.kernel.now())).toBe(false);
  expect(duty.isAbsent(engineer.id, Temporal.Instant.from("2030-03-05T01:00:00Z")), "back at that moment").toBe(false);
  expect(duty.isAbsent(colleague.id, desk.kernel.now())).toBe(false);
});

test("D20 when an absence begins, open turns are passed on with the reason, and the case keeps its assignee", async () => {
  const desk = await openDesk();
  const { engineer } = desk.people;
  const id = await desk.takeTo("working");
  expect((await desk.read(id)).todos).toMatchObject([{ personId: engineer.id }]);
  await addAbsence(desk, engineer, { from: "2030-03-04T04:00:00Z", until: "2030-03-06T01:00:00Z" });
  expect(await passOnLostTurns(desk.program.engine, desk.kernel.now()), "not before it begins").toBe(0);
  desk.kernel.moveTo("2030-03-04T04:00:00Z");
  expect(await passOnLostTurns(desk.program.engine, desk.kernel.now())).toBe(1);
  const { record, todos } = await desk.read(id);
  expect(record.assigneeId).toBe(engineer.id);
  expect(todos).toMatchObject([
    {
      personId: null,
      teamId: desk.ids["team:network"],
      why: { fell: { from: { who: "person", isAbsent: true }, to: "team" } },
    },
  ]);
  expect(await passOnLostTurns(desk.program.engine, desk.kernel.now()), "once is enough").toBe(0);
});

const urgent = { impact: "1", urgency: "1" };

test("D20 a new turn of an urgent case falls from somebody off duty to the team on duty; an ordinary one waits", async () => {
  const desk = await openDesk();
  const { operator, liaison, engineer, colleague } = desk.people;
  const network = desk.ids["team:network"]!;
  await keepRoster(desk, network, [{ person: colleague, ...shift }]);
  const assign = async (rating: { impact: string; urgency: string }) => {
    const { id } = await desk.registerCall();
    const triaged = { service: desk.ids.service!, category: desk.ids.category!, ...rating };
    await desk.move(operator, id, "dispatch", { ...triaged, team: network });
    await desk.move(liaison, id, "acknowledge");
    const diagnosis = { firstDiagnosis: "断电", severity: "ordinary", assignee: engineer.id };
    await desk.move(liaison, id, "diagnose", diagnosis);
    return desk.read(id);
  };
  expect((await assign(urgent)).todos).toMatchObject([
    { teamId: network, why: { fell: { from: { who: "person", isOffDuty: true }, to: "team" } } },
  ]);
  expect((await assign({ impact: "3", urgency: "3" })).todos).toMatchObject([{ personId: engineer.id }]);
  desk.kernel.moveTo("2030-03-04T12:00:00Z");
  expect((await assign(urgent)).todos, "nobody of the team is on duty in the evening").toMatchObject([
    { teamId: desk.ids["team:desk"], why: { fell: { to: "desk" } } },
  ]);
});
