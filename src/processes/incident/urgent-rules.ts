import { invalid, Refusal } from "#kernel/errors/refusal.ts";
import { addPart } from "#kernel/process/draft.ts";
import { caseIdOf, formatNumber, numberOf, parseNumber } from "#kernel/process/numbers.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";

type Draft = Parameters<Consequence>[0]["draft"];
const refused = (code: Refusal["code"]) => new Refusal("not-allowed", code);
const calledOf = (draft: Draft): string[] => (draft.record.fields.called as string[] | undefined) ?? [];
const isMe = ({ facts }: Draft, id: unknown): boolean => facts.actor.kind === "person" && facts.actor.id === id;
const urgent = 1;

/** Guards of coordination and of following a major incident. REQ D28 D12. */
export const urgentGuards: Record<string, Guard> = {
  isUrgent: ({ draft }) => (draft.record.priority === urgent ? null : refused("not-urgent")),
  notCoordinated: ({ draft }) => {
    const { coordinationOpenAt, coordinator, serviceRestoredAt } = draft.record.fields;
    const isOn = coordinationOpenAt !== undefined || (coordinator !== undefined && serviceRestoredAt === undefined);
    return isOn ? refused("coordinated-already") : null;
  },
  coordinationOpen: ({ draft }) => {
    const { coordinationOpenAt, coordinator, coordinatedSince } = draft.record.fields;
    if (coordinationOpenAt !== undefined) return null;
    if (coordinator === undefined) return refused("no-coordination-asked");
    // Somebody was faster: who, and since when (409).
    return new Refusal("conflict", "coordinated-already", { stored: { coordinator, coordinatedSince } });
  },
  isCoordinator: ({ draft }) => {
    const { coordinator, serviceRestoredAt } = draft.record.fields;
    return isMe(draft, coordinator) && serviceRestoredAt === undefined ? null : refused("coordinator-only");
  },
  isCalled: ({ draft }) => (calledOf(draft).some((id) => isMe(draft, id)) ? null : refused("not-called")),
  takesPart: ({ draft }) => {
    const { coordinator, serviceRestoredAt } = draft.record.fields;
    const isOn = coordinator !== undefined && serviceRestoredAt === undefined;
    const isIn =
      isMe(draft, coordinator) || isMe(draft, draft.record.assigneeId) || calledOf(draft).some((id) => isMe(draft, id));
    return isOn && isIn ? null : refused("not-called");
  },
  followsNoMajor: ({ draft }) => (draft.record.fields.majorNumber === undefined ? null : refused("follows-a-major")),
  followsMajor: ({ draft }) => (draft.record.fields.majorNumber === undefined ? refused("follows-no-major") : null),
};

const askCoordination: Consequence = ({ draft }) => {
  const { fields } = draft.record;
  for (const key of ["coordinator", "coordinatedSince", "called", "serviceRestoredAt", "restoredHow"])
    delete fields[key];
  fields.coordinationOpenAt = draft.facts.now.toString();
};

const takeCoordination: Consequence = ({ draft }) => {
  const { fields } = draft.record;
  delete fields.coordinationOpenAt;
  fields.coordinator = draft.facts.actor.id;
  fields.coordinatedSince = draft.facts.now.toString();
  draft.parties.push({ personId: draft.facts.actor.id, organisationId: null, part: "participant" });
};

/** Each is called once and sees the case from then on; who called them again asks again. */
export const callIn: Consequence = ({ draft, values }) => {
  const persons = values.callIn as string[];
  draft.record.fields.called = [...new Set([...calledOf(draft), ...persons])];
  for (const personId of persons) {
    draft.parties.push({ personId, organisationId: null, part: "called" });
    addPart(draft, "case_calls", { personId, words: values.callWords });
  }
};

export const answerCall: Consequence = ({ draft, values }) => {
  addPart(draft, "case_call_answers", { personId: draft.facts.actor.id, answer: values.callAnswer });
};

const restoreService: Consequence = ({ draft }) => {
  draft.record.fields.serviceRestoredAt = draft.facts.now.toString();
};

/** The link is written only if there is such a major incident and it is open: its part looks there. */
const followMajor: Consequence = ({ draft, values }) => {
  const parsed = parseNumber(String(values.majorNumber ?? ""));
  if (typeof parsed === "string") throw invalid({ path: "fields.majorNumber", code: "number-mistyped" });
  addPart(draft, "major_followers", { majorId: parsed.id });
  draft.record.fields.majorNumber = formatNumber(numberOf(parsed.id));
};

const leaveMajor: Consequence = ({ draft }) => {
  addPart(draft, "major_leavers", { majorId: caseIdOf(String(draft.record.fields.majorNumber)) });
  delete draft.record.fields.majorNumber;
};

export const urgentConsequences: Record<string, Consequence> = {
  askCoordination,
  takeCoordination,
  callIn,
  answerCall,
  restoreService,
  followMajor,
  leaveMajor,
};
