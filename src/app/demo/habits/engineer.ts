import type { WorkAct } from "../course.ts";
import { type Act, type Habit, inOfficeHours, type Playing, soon } from "./act.ts";
import { ask, withPlace } from "./telling.ts";
import { escalationReasons, secondTime, specialistNotes } from "./words.ts";

export const assigned: Habit = (playing) => ({
  at: soon(playing, 9),
  make: () => playing.life.move(holder(playing), "case", "accept", {}),
});

export const working: Habit = (playing) => work(playing, playing.course.work);

export const thirdLine: Habit = (playing) => work(playing, playing.course.specialist);

/** A specialist takes over and promises a time. */
export const escalated: Habit = (playing) => {
  const { life, cast, dice, course } = playing;
  return {
    at: soon(playing, 11),
    make: async () => {
      const calendar = life.supportCalendar(course.caller.organisationId, course.priority);
      const plannedAt = life
        .in(dice.whole(9, 24) * 10, calendar)
        .round({ smallestUnit: "minute", roundingIncrement: 10 });
      await life.move(dice.pick(cast.specialists.people), "case", "takeOver", { plannedAt: plannedAt.toString() });
    },
  };
};

/** The customer answers in their own hours. */
export const waitingCustomer: Habit = (playing) => ({
  at: inOfficeHours(playing, 70),
  make: () => playing.life.say(playing.course.caller.id, "portal", playing.course.symptom.ask.answer, "public"),
});

function work(playing: Playing, acts: WorkAct[]): Act {
  const { life, cast, dice } = playing;
  const next = acts[0] ?? "solve";
  const minutes = { reply: 9, note: 16, ask: 12, escalate: 35, solve: acts.length > 0 ? 38 : 60 }[next];
  const isAgain = acts.length === 0;
  return {
    at: soon(playing, minutes),
    make: async () => {
      acts.shift();
      const me = holder(playing);
      if (next === "reply") await life.say(me, "case", reply(playing), "public");
      else if (next === "note") await life.say(me, "case", note(playing), "internal");
      else if (next === "ask") await ask(playing, me);
      else if (next === "escalate") {
        const reason = dice.pick(escalationReasons);
        await life.move(me, "case", "escalate", { team: cast.specialists.teamId, reason });
      } else await life.move(me, "case", "solve", solution(playing, isAgain));
    },
  };
}

function solution({ course, dice }: Playing, isAgain: boolean): Record<string, unknown> {
  const { symptom } = course;
  return {
    scope: withPlace(course, symptom.told),
    checks: symptom.checks,
    cause: symptom.cause,
    solution: isAgain ? `${symptom.solution}${secondTime.solution}` : symptom.solution,
    result: isAgain ? secondTime.result : symptom.result,
    minutesSpent: dice.whole(2, 18) * 5,
    ...(symptom.danger && dice.chance(0.6) ? { remainingDanger: symptom.danger } : {}),
  };
}

/** An engineer says what was found; a specialist who takes over does not say it again. */
const note = ({ life, course, dice }: Playing): string =>
  life.incident.state === "thirdLine" ? dice.pick(specialistNotes) : course.symptom.note;

/** The desk's first words, or what an engineer on the way says. */
function reply({ course, dice }: Playing): string {
  if (!course.isAnswered) {
    course.isAnswered = true;
    return withPlace(course, course.symptom.first);
  }
  return dice.pick([
    `您好，${course.place}这件事由我处理，正在路上，到了给您打电话。`,
    "已经定位到大致原因，正在处理，弄好了马上告诉您。",
    "备件在调，预计一小时内到，先按临时办法用着。",
    "刚才远程看过了，需要到现场，您那边留个人开门就行。",
  ]);
}

const holder = ({ life }: Playing): string => life.incident.assigneeId as string;
