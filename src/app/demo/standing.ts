import type { Course } from "./course.ts";

/** Who calls about what. */
export type Found = Pick<Course, "priority" | "symptom" | "customer">;
export type Fits = (found: Found) => boolean;

/** A case that stands open at the present: where, since when, and why it got no further. */
export type Standing = {
  stays: string;
  /** Working minutes since it was registered: by the customer's support hours, or by the office's. */
  minutesAgo: number;
  countedBy: "support" | "office";
  fits: Fits;
  course: Partial<Course>;
};

const swift: Partial<Course> = { pace: 0.3, isMisdirected: false, isSerious: false, isServiceKnown: true };
const straight: Partial<Course> = { ...swift, triage: "dispatch", desk: ["reply", "dispatch"] };
const atWork = (...work: Course["work"]): Partial<Course> => ({ ...straight, work });
/** Nobody takes a case on from these by itself when it is late: it stays with who has it. */
const withoutThirdLine = [
  "self-service",
  "printing",
  "computers",
  "desktop-software",
  "telephony",
  "accounts",
  "premises",
];

const priority =
  (...wanted: number[]): Fits =>
  (found) =>
    wanted.includes(found.priority);
const lateable =
  (...wanted: number[]): Fits =>
  (found) =>
    wanted.includes(found.priority) && withoutThirdLine.includes(found.symptom.service);

const several = (
  stays: string,
  fits: Fits,
  course: Partial<Course>,
  minutesAgo: readonly number[],
  countedBy: Standing["countedBy"] = "support",
): Standing[] => minutesAgo.map((minutes) => ({ stays, fits, course, minutesAgo: minutes, countedBy }));

const portal: Partial<Course> = { ...swift, channel: "portal", isServiceKnown: false };
const phone: Partial<Course> = { ...swift, channel: "phone" };

/** So that every role finds something on its first page: late, due today, next. */
export const standing: readonly Standing[] = [
  ...several("registered", priority(3, 4), portal, [6, 28, 95, 170]),
  ...several("registered", priority(2, 3), phone, [3, 11]),
  ...several("firstLine", priority(2), { ...swift, triage: "take", desk: ["reply", "solve"] }, [12, 20]),
  ...several("firstLine", priority(3, 4), { ...swift, triage: "take", desk: ["reply", "note", "solve"] }, [25, 42]),
  ...several("dispatched", priority(2), straight, [9, 14, 24, 33, 55, 70]),
  ...several("dispatched", priority(3, 4), straight, [21, 48]),
  ...several("diagnosis", priority(2, 3), straight, [22, 41, 60]),
  ...several("withHead", priority(1, 2), { ...straight, isSerious: true }, [26, 44, 61, 110]),
  ...several("assigned", priority(2, 3), straight, [25, 31, 45, 66]),
  ...several("working", priority(1), atWork("reply", "note", "solve"), [38, 52]),
  ...several("working", priority(2), atWork("reply", "note", "solve"), [55, 70, 82, 95, 104]),
  ...several("working", priority(3), atWork("reply", "solve"), [70, 120, 150, 185, 210]),
  ...several("working", priority(4), atWork("note", "solve"), [45, 160, 290, 400]),
  ...several("working", lateable(2), atWork("reply", "note", "solve"), [150, 205, 260]),
  ...several("working", lateable(3), atWork("note", "solve"), [390, 505]),
  ...several("escalated", priority(2, 3), atWork("escalate"), [38, 46, 75]),
  ...several(
    "thirdLine",
    priority(2, 3),
    { ...atWork("reply", "escalate"), specialist: ["solve"] },
    [105, 150, 170, 240],
  ),
  ...several("waitingCustomer", priority(2, 3), atWork("ask", "solve"), [90, 300, 620, 900], "office"),
  ...several(
    "waitingCustomer",
    priority(4),
    { ...swift, triage: "take", desk: ["ask", "solve"] },
    [200, 700],
    "office",
  ),
  ...several("solved", priority(2, 3), atWork("solve"), [110, 170, 260, 420, 700, 1400], "office"),
  ...several(
    "followUp",
    priority(2, 3),
    atWork("reply", "solve"),
    [520, 640, 900, 1100, 1280, 1450, 1800, 2100],
    "office",
  ),
];
