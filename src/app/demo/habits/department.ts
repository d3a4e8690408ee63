import type { Department } from "../world/cast.ts";
import { type Habit, type Playing, soon } from "./act.ts";
import { withPlace } from "./telling.ts";
import { headNotes, misdirections } from "./words.ts";

/** The liaison acknowledges, or returns what was sent to the wrong department. */
export const dispatched: Habit = (playing) => {
  const { life, course, dice } = playing;
  return {
    at: soon(playing, 9),
    make: async () => {
      const { liaison } = ours(playing);
      if (course.isMisdirected) {
        course.isMisdirected = false;
        await life.move(liaison, "case", "returnToDesk", { reason: dice.pick(misdirections) });
      } else await life.move(liaison, "case", "acknowledge", {});
    },
  };
};

/** First diagnosis; what is serious goes to the head. */
export const diagnosis: Habit = (playing) => {
  const { life, course } = playing;
  const firstDiagnosis = withPlace(course, course.symptom.diagnosis);
  return {
    at: soon(playing, 11),
    make: async () => {
      const { liaison, engineers } = ours(playing);
      if (course.isSerious) {
        course.isSerious = false;
        await life.move(liaison, "case", "reportToHead", { firstDiagnosis, severity: "serious" });
      } else {
        const assignee = engineerFrom(playing, engineers);
        await life.move(liaison, "case", "diagnose", { firstDiagnosis, severity: "ordinary", assignee });
      }
    },
  };
};

export const withHead: Habit = (playing) => {
  const { life, dice } = playing;
  return {
    at: soon(playing, 16),
    make: async () => {
      const { head, engineers } = ours(playing);
      await life.move(head, "case", "headAssign", {
        assignee: engineerFrom(playing, engineers),
        note: dice.pick(headNotes),
      });
    },
  };
};

const engineerFrom = ({ course, dice }: Playing, engineers: Department["engineers"]): string =>
  dice.pick(engineers.filter(({ onSiteAt }) => onSiteAt === null || onSiteAt === course.customer)).id;

/** The department that has it now. */
function ours({ life, cast }: Playing) {
  const { departmentId } = life.incident;
  const found = cast.departments.find(({ id }) => id === departmentId);
  if (!found) throw new Error(`no business department has case ${life.incident.id}`);
  return found;
}
