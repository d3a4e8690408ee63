/**
 * What can be true of a case when somebody asks after it (D3): a line of a script that names some of these is said only where all of
 * them are. Keys are for ever: editable scripts name them.
 */
export const scriptFacts = {
  "not-dispatched": { zh: "还没派单", en: "not dispatched yet" },
  dispatched: { zh: "已派单", en: "dispatched" },
  "nobody-yet": { zh: "还没有处理人", en: "nobody has it yet" },
  "has-assignee": { zh: "有处理人", en: "somebody has it" },
  "not-started": { zh: "有处理人，还没动手", en: "has somebody, not begun" },
  "at-work": { zh: "正在处理", en: "being worked on" },
  "busy-elsewhere": { zh: "处理人正在别处处理", en: "the assignee works elsewhere" },
  "waiting-for-customer": { zh: "在等客户", en: "waits for the customer" },
  planned: { zh: "有计划时间", en: "has a planned time" },
  "on-time": { zh: "没有超时", en: "within the promise" },
  late: { zh: "超过承诺", en: "past the promise" },
  solved: { zh: "已解决", en: "solved" },
  "urged-before": { zh: "催办过", en: "was urged before" },
  "may-urge": { zh: "可以催办", en: "can be urged" },
} as const;
export type ScriptFact = keyof typeof scriptFacts;
export const scriptFactKeys = Object.keys(scriptFacts) as [ScriptFact, ...ScriptFact[]];

/** What a line can name in `{{…}}`, and what it stands for. */
export const scriptNames = {
  number: { zh: "编号", en: "number" },
  subject: { zh: "现象", en: "symptom" },
  name: { zh: "客户姓名", en: "customer's name" },
  phone: { zh: "客户电话", en: "customer's phone" },
  organisation: { zh: "客户单位", en: "customer's organisation" },
  device: { zh: "设备", en: "device" },
  response: { zh: "响应时间", en: "when we answer" },
  resolution: { zh: "解决时间", en: "when it is solved" },
  due: { zh: "最近的承诺时间", en: "next promised time" },
  planned: { zh: "计划时间", en: "planned time" },
  state: { zh: "状态（客户看到的）", en: "state, as customers read it" },
  assignee: { zh: "处理人", en: "assignee" },
  department: { zh: "部门", en: "department" },
  chases: { zh: "催问次数", en: "chasing calls" },
  urges: { zh: "催办次数", en: "times urged" },
} as const;
export type ScriptName = keyof typeof scriptNames;

/** One line to be said, and what must be true for it to be said; nothing named: always. */
export type ScriptLine = { zh: string; en: string; when?: ScriptFact[] };
export type Scripts = Record<string, ScriptLine[]>;

/** Names in `{{…}}` that mean nothing. Pure. */
export const unknownNames = (text: string): string[] =>
  [...text.matchAll(/\{\{([^{}]*)\}\}/g)]
    .map(([, name]) => (name ?? "").trim())
    .filter((name) => !Object.hasOwn(scriptNames, name));

/** The lines to say where these facts hold. Pure. */
export const linesFor = (lines: readonly ScriptLine[], facts: ReadonlySet<ScriptFact>): ScriptLine[] =>
  lines.filter(({ when }) => (when ?? []).every((fact) => facts.has(fact)));
