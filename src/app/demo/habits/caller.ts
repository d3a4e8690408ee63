import { agentOnDuty, type Habit, inOfficeHours, type Playing } from "./act.ts";
import { callNotes, remarks, reopenReasons, stillBroken } from "./words.ts";

/** Between solution and closing: the customer answers by themselves, or the desk rings. */
export const followUp: Habit = (playing) => {
  const { life, course } = playing;
  const waiting = life.followUp;
  if (waiting === null) return null;
  if (course.verdict === "confirms") return { at: inOfficeHours(playing, 200), make: () => confirm(playing) };
  if (course.verdict === "still-broken") return { at: inOfficeHours(playing, 160), make: () => complain(playing) };
  if (course.isReopened) return { at: inOfficeHours(playing, 240), make: () => reopen(playing) };
  if (waiting.state === "planned") return { at: life.nextStepAt ?? life.now, make: async () => undefined };
  return { at: inOfficeHours(playing, waiting.attempts === 0 ? 130 : 190), make: () => call(playing) };
};

async function confirm({ life, course, dice }: Playing): Promise<void> {
  course.verdict = "satisfied";
  const satisfaction = dice.weighted([
    [4, 7],
    [3, 3],
  ] as const);
  await life.move(course.caller.id, "portal", "confirm", {
    satisfaction,
    remark: dice.pick(remarks[satisfaction] ?? []),
  });
}

async function complain({ life, course, dice }: Playing): Promise<void> {
  course.verdict = "satisfied";
  await life.move(course.caller.id, "portal", "stillBroken", { message: dice.pick(stillBroken) });
}

/** The lead looks over what was solved, now and then. */
async function reopen({ life, course, cast, dice }: Playing): Promise<void> {
  course.isReopened = false;
  await life.move(cast.desk.lead, "case", "reopen", { reason: dice.pick(reopenReasons) });
}

async function call(playing: Playing): Promise<void> {
  const { life, course, dice } = playing;
  const target = life.followUp;
  if (target === null) return;
  const agent = agentOnDuty(playing);
  const isMissed = course.verdict === "never-reached" || target.attempts < course.missedCalls;
  if (isMissed) {
    const move = target.attempts >= 2 ? "giveUp" : "notReached";
    const how = dice.pick(["no-answer", "busy"] as const);
    return life.move(agent, "case", move, { how, note: dice.pick(callNotes) }, target);
  }
  const isGood = course.verdict !== "dissatisfied";
  course.verdict = "satisfied"; // whoever was dissatisfied once is listened to the second time
  const satisfaction = isGood
    ? dice.weighted([
        [4, 70],
        [3, 26],
      ] as const)
    : dice.pick([1, 2] as const);
  const remark = dice.pick(remarks[satisfaction] ?? []);
  const attitude = Math.min(4, satisfaction + dice.whole(0, 1));
  await life.move(agent, "case", isGood ? "satisfied" : "dissatisfied", { satisfaction, attitude, remark }, target);
}
