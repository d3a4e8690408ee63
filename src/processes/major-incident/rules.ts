import { invalid, Refusal } from "#kernel/errors/refusal.ts";
import { addPart } from "#kernel/process/draft.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";

type Draft = Parameters<Consequence>[0]["draft"];
const calledOf = (draft: Draft): string[] => (draft.record.fields.called as string[] | undefined) ?? [];
const shippedInterval = 30;

export const guards: Record<string, Guard> = {
  isCalled: ({ draft }) =>
    draft.facts.actor.kind === "person" && calledOf(draft).includes(draft.facts.actor.id)
      ? null
      : new Refusal("not-allowed", "not-called"),
  isReviewed: ({ draft }) => {
    const { reviewedAt, improvements } = draft.record.fields;
    return reviewedAt !== undefined && Number(improvements ?? 0) > 0
      ? null
      : new Refusal("not-allowed", "not-reviewed");
  },
};

/** It concerns the whole house: the incident manager of the house decides, not one department's. It is urgent by nature. */
const liesWithTheHouse: Consequence = ({ draft }) => {
  const { record, facts } = draft;
  record.departmentId = facts.teams.desk().departmentId;
  record.priority = 1;
};

/** Declared without a name it is coordinated by who declares it; by rule alone the desk has it until somebody takes it. */
const noteDeclared: Consequence = ({ draft, values }) => {
  const { record, facts } = draft;
  record.fields.declaredAt = facts.now.toString();
  record.fields.updateMinutes ??= shippedInterval;
  if (!values.assignee && facts.actor.kind === "person") record.assigneeId = facts.actor.id;
  const coordinator = record.assigneeId;
  if (coordinator !== null) draft.parties.push({ personId: coordinator, organisationId: null, part: "participant" });
};

/** Who is in the circle sees it: our own all of it, customers' contacts what is public. */
const callIn: Consequence = ({ draft, values }) => {
  const persons = values.callIn as string[];
  draft.record.fields.called = [...new Set([...calledOf(draft), ...persons])];
  for (const personId of persons) {
    draft.parties.push({ personId, organisationId: null, part: "called" });
    addPart(draft, "case_calls", { personId, words: values.callWords ?? "" });
  }
};

const answerCall: Consequence = ({ draft, values }) => {
  addPart(draft, "case_call_answers", { personId: draft.facts.actor.id, answer: values.callAnswer });
};

const noteRestored: Consequence = ({ draft }) => {
  draft.record.fields.restoredAt = draft.facts.now.toString();
};

const forgetRestored: Consequence = ({ draft }) => {
  delete draft.record.fields.restoredAt;
};

const noteReviewed: Consequence = ({ draft }) => {
  draft.record.fields.reviewedAt = draft.facts.now.toString();
};

const countImprovement: Consequence = ({ draft, values }) => {
  const due = Temporal.Instant.from(String(values.improvementDue));
  if (Temporal.Instant.compare(due, draft.facts.now) <= 0)
    throw invalid({ path: "fields.improvementDue", code: "in-the-past" });
  draft.record.fields.improvements = Number(draft.record.fields.improvements ?? 0) + 1;
};

export const consequences: Record<string, Consequence> = {
  liesWithTheHouse,
  noteDeclared,
  callIn,
  answerCall,
  noteRestored,
  forgetRestored,
  noteReviewed,
  countImprovement,
};
