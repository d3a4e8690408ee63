import { invalid, Refusal } from "#kernel/errors/refusal.ts";
import { type Answer, type AskedForm, readAnswers } from "#kernel/forms/answers.ts";
import type { CaseRecord } from "#kernel/process/record.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";
import { formOfSteps, type StandardSteps } from "#registers/standard-steps/index.ts";

/** What the rules of the standard steps look up; in memory while a move is planned. */
export type StepRegisters = {
  /** The list a case of this service and category goes by; null: none was written. */
  stepsFor: (fields: Readonly<Record<string, unknown>>) => StandardSteps | null;
};

type Fields = Readonly<Record<string, unknown>>;

/** What was answered to this list; another one, followed before the case turned out to be something else, does not count. */
const answeredOf = ({ stepsFrom, stepsFollowed }: Fields, list: StandardSteps): ReadonlySet<string> =>
  new Set(stepsFrom === Number(list.id) ? ((stepsFollowed ?? []) as Answer[]).map(({ key }) => key) : []);

export const stepGuards = ({ stepsFor }: StepRegisters): Record<string, Guard> => ({
  stepsWritten: ({ draft }) =>
    stepsFor(draft.record.fields) === null ? new Refusal("not-allowed", "no-standard-steps") : null,
});

export const stepConsequences = (registers: StepRegisters): Record<string, Consequence> => ({
  keepSteps: keepSteps(registers),
  bySteps: bySteps(registers),
});

/** D7: each step with how it went, in the words it has today, whatever becomes of the list. */
const keepSteps =
  ({ stepsFor }: StepRegisters): Consequence =>
  ({ draft: { record, facts }, values }) => {
    const list = stepsFor(record.fields);
    if (list === null) return;
    const given = values.stepsFollowed as Record<string, unknown>;
    const path = "fields.stepsFollowed.";
    const { answers, issues } = readAnswers(formOfSteps(list.steps), given, { path, zone: facts.zone });
    if (issues.length > 0) throw invalid(...issues);
    record.fields.stepsFollowed = answers;
    record.fields.stepsFrom = Number(list.id);
  };

/** D7: solved "by standard steps" is what has every step of its list answered; where none was written, they are named. */
const bySteps =
  ({ stepsFor }: StepRegisters): Consequence =>
  ({ draft: { record }, values }) => {
    const list = values.solvedBy === "standard-steps" ? stepsFor(record.fields) : null;
    if (list === null) {
      if (values.solvedBy === "own-diagnosis" || record.fields.solvedFrom) return;
      throw invalid({ path: "fields.solvedFrom", code: "required" });
    }
    const answered = answeredOf(record.fields, list);
    const left = list.steps.findIndex(({ key }) => !answered.has(key));
    if (left >= 0) {
      const { zh, en } = list.steps[left]!.title;
      throw invalid({ path: "fields.solvedBy", code: "steps-left", params: { step: left + 1, zh, en } });
    }
    record.fields.solvedFrom ??= list.name.zh === list.name.en ? list.name.zh : `${list.name.zh} ${list.name.en}`;
  };

/** What the move "follow the standard steps" asks for on this case. */
export const stepsAsked =
  ({ stepsFor }: StepRegisters) =>
  ({ fields }: Pick<CaseRecord, "fields">): AskedForm | null => {
    const list = stepsFor(fields);
    return list && formOfSteps(list.steps);
  };
