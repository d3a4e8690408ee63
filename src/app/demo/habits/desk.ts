import type { Course, DeskAct } from "../course.ts";
import { type Act, agentOnDuty, type Habit, inOfficeHours, type Playing, soon } from "./act.ts";
import { ask, withPlace } from "./telling.ts";
import { cancelNotes, deskNotes, dispatchNotes, rejections } from "./words.ts";

/** A new, returned or reopened case at the desk. */
export const registered: Habit = (playing) => {
  const { life, course } = playing;
  const { assigneeId } = life.incident;
  const at = soon(playing, course.channel === "phone" ? 4 : 9);
  if (assigneeId !== null && isEngineer(playing, assigneeId)) {
    return act(at, playing, (agent) => life.move(agent, "case", "sendBack", {}));
  }
  if (course.triage === "cancel" && assigneeId === null) {
    return act(at, playing, (agent) => cancel(playing, agent));
  }
  if (course.triage === "take") return act(at, playing, (agent) => triage(playing, agent));
  if (course.desk[0] === "reply" && !course.isAnswered) {
    return act(at, playing, (agent) => answerFirst(playing, agent));
  }
  return act(at, playing, (agent) => dispatch(playing, agent));
};

/** The agent who took the case works through what is to be done. */
export const firstLine: Habit = (playing) => {
  const { life, course } = playing;
  const next: DeskAct = course.desk[0] ?? "solve";
  const agent = life.incident.assigneeId as string;
  const minutes = { reply: 3, note: 5, ask: 5, solve: 9, dispatch: 6 }[next];
  return {
    at: soon(playing, minutes),
    make: async () => {
      course.desk.shift();
      if (next === "reply") await answerFirst(playing, agent);
      else if (next === "note") await life.say(agent, "case", playing.dice.pick(deskNotes), "internal");
      else if (next === "ask") await ask(playing, agent);
      else if (next === "dispatch") await dispatch(playing, agent);
      else {
        const { cause, solution, result } = course.symptom;
        const minutesSpent = playing.dice.whole(5, 25);
        const steps = playing.cast.stepsOf(course.symptom.service);
        const stepsFollowed = Object.fromEntries(steps.map((key) => [key, "done"]));
        if (steps.length > 0) await life.move(agent, "case", "followSteps", { stepsFollowed });
        const by = { solvedBy: "standard-steps", ...(steps.length > 0 ? {} : { solvedFrom: "一线手册第 3 页" }) };
        await life.move(agent, "case", "solveAtDesk", { ...by, cause, solution, result, minutesSpent });
      }
    },
  };
};

/** The result has come back: the desk completes the record, or sends it back. */
export const solved: Habit = (playing) => {
  const { life, course, dice, cast } = playing;
  const { symptom } = course;
  return act(inOfficeHours(playing, 50), playing, async (agent) => {
    if (course.isRejected) {
      course.isRejected = false;
      return life.move(agent, "case", "notSolved", { reason: dice.pick(rejections) });
    }
    return life.move(agent, "case", "takeResult", {
      category: cast.categories.get(symptom.category),
      cause: symptom.cause,
      solution: symptom.solution,
      ...(course.device ? { device: course.device.id } : {}),
    });
  });
};

function act(at: Temporal.Instant, playing: Playing, make: (agent: string) => Promise<void>): Act {
  return { at, make: () => make(agentOnDuty(playing)) };
}

async function triage({ life, course, cast }: Playing, agent: string): Promise<void> {
  await life.move(agent, "case", "triage", classified(course, cast));
}

async function answerFirst({ life, course }: Playing, agent: string): Promise<void> {
  course.isAnswered = true;
  await life.say(agent, "case", withPlace(course, course.symptom.first), "public");
}

async function dispatch({ life, course, cast, dice }: Playing, agent: string): Promise<void> {
  const right = departmentOf(course, cast);
  const wrong = cast.departments.find(({ id }) => id !== right.id) ?? right;
  const { teamId } = course.isMisdirected ? wrong : right;
  await life.move(agent, "case", "dispatch", {
    ...classified(course, cast),
    deviceModel: course.device?.model ?? "办公电脑",
    ...(course.device ? { deviceSerial: course.device.serial } : {}),
    team: teamId,
    ...(dice.chance(0.4) ? { note: dice.pick(dispatchNotes) } : {}),
  });
}

async function cancel({ life, dice }: Playing, agent: string): Promise<void> {
  const cancelReason = dice.pick(["duplicate", "mistaken", "withdrawn"] as const);
  await life.move(agent, "case", "cancel", { cancelReason, note: cancelNotes[cancelReason] });
}

export const classified = ({ symptom, device }: Course, { services, categories }: Playing["cast"]) => ({
  service: services.get(symptom.service),
  category: categories.get(symptom.category),
  impact: String(symptom.impact),
  urgency: String(symptom.urgency),
  ...(device ? { device: device.id } : {}),
});

export function departmentOf({ symptom }: Course, cast: Playing["cast"]) {
  const teamId = cast.teamOf(symptom.service);
  const found = cast.departments.find((department) => department.teamId === teamId);
  if (!found) throw new Error(`no department answers for ${symptom.service}`);
  return found;
}

const isEngineer = ({ cast }: Playing, personId: string) =>
  [...cast.departments.flatMap(({ engineers }) => engineers.map(({ id }) => id)), ...cast.specialists.people].includes(
    personId,
  );
