import type { Dice } from "./dice.ts";
import type { Symptom } from "./symptoms/symptom.ts";
import type { CallerOnRecord, CustomerHouse } from "./world/cast.ts";
import type { CustomerKey } from "./world/customers.ts";

/** What the first line and the engineer do with a case, one after the other. */
export type DeskAct = "reply" | "note" | "ask" | "solve" | "dispatch";
export type WorkAct = "reply" | "note" | "ask" | "escalate" | "solve";
export type Verdict = "satisfied" | "dissatisfied" | "confirms" | "still-broken" | "never-reached";

/** How one case is going to go, as far as people decide: clocks may have their own say. */
export type Course = {
  symptom: Symptom;
  customer: CustomerKey;
  caller: CallerOnRecord;
  device: CustomerHouse["devices"][number] | null;
  /** Where the caller is. */
  place: string;
  channel: "phone" | "portal" | "api";
  /** Without a service the case cannot be passed on by itself. */
  isServiceKnown: boolean;
  priority: number;
  /** How fast everybody is with it, against the usual. */
  pace: number;
  triage: "take" | "dispatch" | "cancel";
  desk: DeskAct[];
  /** Somebody has given the customer a first real answer. */
  isAnswered: boolean;
  isMisdirected: boolean;
  isSerious: boolean;
  work: WorkAct[];
  specialist: WorkAct[];
  isRejected: boolean;
  /** Times the desk rings in vain before. */
  missedCalls: number;
  verdict: Verdict;
  isReopened: boolean;
  /** Somebody does nothing more once it is here: it stands so at the present. */
  stays: string | null;
};

/** Makes up how a case goes, in the proportions a provider like this one would see. */
export function planCourse(
  dice: Dice,
  given: Pick<Course, "symptom" | "customer" | "caller" | "device" | "place" | "priority">,
): Course {
  const { symptom, priority } = given;
  const channel = dice.weighted<Course["channel"]>([
    ["phone", 63],
    ["portal", 27],
    ["api", 10],
  ]);
  const triage = dice.chance(0.045) ? "cancel" : symptom.atDesk || dice.chance(0.15) ? "take" : "dispatch";
  const isSolvedAtDesk = symptom.atDesk === true && dice.chance(0.9);
  return {
    ...given,
    channel,
    isServiceKnown: channel !== "portal" || dice.chance(0.7),
    // The graver, the faster everybody is; and some days nobody is.
    pace: ([0.45, 0.7, 1, 1.5][priority - 1] ?? 1) * (dice.chance(0.06) ? 2.6 : 1),
    triage,
    desk: [
      ...sometimes<DeskAct>(dice, 0.88, "reply"),
      ...sometimes<DeskAct>(dice, isSolvedAtDesk ? 0.12 : 0.03, "ask"),
      ...sometimes<DeskAct>(dice, 0.25, "note"),
      isSolvedAtDesk ? "solve" : "dispatch",
    ],
    isAnswered: false,
    isMisdirected: dice.chance(0.05),
    isSerious: priority === 1 ? dice.chance(0.45) : dice.chance(0.03),
    work: [
      ...sometimes<WorkAct>(dice, 0.7, "reply"),
      ...sometimes<WorkAct>(dice, 0.55, "note"),
      ...sometimes<WorkAct>(dice, 0.16, "ask"),
      dice.chance(0.07) ? "escalate" : "solve",
    ],
    specialist: [...sometimes<WorkAct>(dice, 0.6, "note"), ...sometimes<WorkAct>(dice, 0.5, "reply"), "solve"],
    isRejected: dice.chance(0.03),
    missedCalls: dice.weighted([
      [0, 80],
      [1, 13],
      [2, 7],
    ]),
    verdict: dice.weighted<Verdict>([
      ["satisfied", 76],
      ["confirms", 15],
      ["dissatisfied", 4],
      ["still-broken", 3],
      ["never-reached", 2],
    ]),
    isReopened: dice.chance(0.012),
    stays: null,
  };
}

const sometimes = <T>(dice: Dice, probability: number, what: T): T[] => (dice.chance(probability) ? [what] : []);
