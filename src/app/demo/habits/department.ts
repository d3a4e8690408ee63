import type { Department } from "../world/cast.ts";
import { agentOnDuty, type Habit, type Playing, soon } from "./act.ts";
import { classified } from "./desk.ts";
import { withPlace } from "./telling.ts";
import { headNotes, misdirections } from "./words.ts";

/** Whoever is asked acknowledges, or returns what was sent to the wrong department; where nobody is left, the desk names an engineer. */
export const dispatched: Habit = (playing) => {
  const { life, course, cast, dice } = playing;
  return {
    at: soon(playing, 9),
    make: async () => {
      const asked = whoIsAsked(playing);
      if (asked === null) {
        const { teamId, engineers } = ours(playing);
        const named = {
          ...classified(course, cast),
          deviceModel: course.device?.model ?? "办公电脑",
          team: teamId,
          assignee: engineerFrom(playing, engineers),
        };
        await life.move(agentOnDuty(playing), "case", "assignDirectly", named);
      } else if (course.isMisdirected) {
        course.isMisdirected = false;
        await life.move(asked, "case", "returnToDesk", { reason: dice.pick(misdirections) });
      } else await life.move(asked, "case", "acknowledge", {});
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
      const { engineers } = ours(playing);
      const whoHasIt = life.incident.assigneeId as string;
      if (course.isSerious) {
        course.isSerious = false;
        await life.move(whoHasIt, "case", "reportToHead", { firstDiagnosis, severity: "serious" });
      } else {
        const assignee = engineerFrom(playing, engineers);
        await life.move(whoHasIt, "case", "diagnose", { firstDiagnosis, severity: "ordinary", assignee });
      }
    },
  };
};

export const withHead: Habit = (playing) => {
  const { life, dice } = playing;
  return {
    at: soon(playing, 16),
    make: async () => {
      const { engineers } = ours(playing);
      await life.move(whoIsAsked(playing) ?? agentOnDuty(playing), "case", "headAssign", {
        assignee: engineerFrom(playing, engineers),
        note: dice.pick(headNotes),
      });
    },
  };
};

const engineerFrom = ({ course, dice }: Playing, engineers: Department["engineers"]): string =>
  dice.pick(engineers.filter(({ onSiteAt }) => onSiteAt === null || onSiteAt === course.customer)).id;

/** The person the contact list has come to; null: it has come to its end. */
function whoIsAsked(playing: Playing): string | null {
  const { askedPersonId, askedRole } = playing.life.incident;
  const { liaison, head } = ours(playing);
  return askedPersonId ?? (askedRole === null ? null : askedRole === "department-head" ? head : liaison);
}

/** The department that has it now. */
function ours({ life, cast }: Playing) {
  const { departmentId } = life.incident;
  const found = cast.departments.find(({ id }) => id === departmentId);
  if (!found) throw new Error(`no business department has case ${life.incident.id}`);
  return found;
}

/** Out of time: the head of the department takes it up, names who solves it and promises a time; without a head the desk does. */
export const escalatedToHead: Habit = (playing) => {
  const { life, course, cast, dice } = playing;
  return {
    at: soon(playing, 10),
    make: async () => {
      const calendar = life.supportCalendar(course.caller.organisationId, course.priority);
      const plannedAt = life
        .in(dice.whole(9, 24) * 10, calendar)
        .round({ smallestUnit: "minute", roundingIncrement: 10 });
      const theirs = cast.departments.find(({ id }) => id === life.incident.departmentId);
      // Of no business department yet: it fell to the desk, which finds one.
      const { engineers, teamId } = theirs ?? (cast.departments[0] as Department);
      await life.move(theirs?.head ?? agentOnDuty(playing), "case", "headPlans", {
        team: teamId,
        assignee: engineerFrom(playing, engineers),
        plannedAt: plannedAt.toString(),
      });
    },
  };
};
