import type { FormField } from "#kernel/forms/field.ts";
import type {
  CaseView,
  ClockView,
  FlowStepView,
  FormFieldView,
  MoveView,
  TimelineEntry,
} from "#kernel/process/contract.ts";
import { isCustomersTurn } from "#kernel/process/customers-turn.ts";
import { formatNumber, numberOf } from "#kernel/process/numbers.ts";
import { incident } from "#processes/incident/process.ts";

/** A morning in the library of 北溟大学: everything the pretend API answers from. Instants are UTC; people there live in UTC+8. */
export const morning = "2026-11-24T01:32:00.000Z";
export const meId = "71";

const at = (day: number, time: string) => `2026-11-${day}T${time}:00.000Z`;
export const numbers = {
  working: formatNumber(numberOf("4827316")),
  solved: formatNumber(numberOf("4827298")),
  waiting: formatNumber(numberOf("4827307")),
  late: formatNumber(numberOf("4827311")),
  closed: formatNumber(numberOf("4826120")),
  cancelled: formatNumber(numberOf("4826118")),
};

type StateKey = keyof typeof incident.states & string;
const stateOf = (key: StateKey) => {
  const state = incident.states[key]!;
  return { key, title: state.asksCustomer?.title ?? state.customerTitle ?? state.title, family: state.family };
};

const clock = (given: Partial<ClockView>): ClockView => ({
  clock: "resolution",
  title: { zh: "解决", en: "Resolution" },
  run: 1,
  state: "running",
  dueAt: null,
  warnAt: null,
  remainingMs: null,
  runsNow: true,
  reason: null,
  isProvisional: false,
  dayMs: 28_800_000,
  asOf: morning,
  isPromise: true,
  ...given,
});

/** The steps of the definition's flow, as far as `here`; times are given to the steps passed. */
function flowTo(here: StateKey, times: (string | null)[], isOver = false): FlowStepView[] {
  const reached = incident.flow.findIndex((step) => step.states.includes(here));
  return incident.flow.map((step, index) => ({
    key: step.states[0]!,
    title: step.customerTitle ?? step.title,
    status: index < reached || (isOver && index === reached) ? "done" : index === reached ? "here" : "ahead",
    at: times[index] ?? null,
    person: null,
    returns: 0,
  }));
}

function fieldView({ field, required, when }: FormField): FormFieldView {
  const declared = incident.fields[field]!;
  return {
    key: field,
    type: declared.type,
    title: declared.customerTitle ?? declared.title,
    hint: declared.hint ?? null,
    required,
    choices: declared.choices ?? null,
    when: when ?? null,
    maxLength: declared.maxLength ?? null,
    min: declared.min ?? null,
    max: declared.max ?? null,
    proposes: false,
    steps: declared.steps ?? null,
    value: null,
    valueText: null,
  };
}

/** Moves as the definition gives them to the customer's side. */
export function movesFrom(state: StateKey): MoveView[] {
  return Object.entries(incident.moves)
    .filter(([, move]) => move.only === "customer" && move.from.includes(state))
    .map(([key, move]) => ({
      key,
      title: move.title,
      about: null,
      to: stateOf((move.to === "same" ? state : move.to) as StateKey),
      shortcut: null,
      isPrimary: move.isPrimary,
      isReturn: move.isReturn,
      isHidden: move.isHidden,
      cascades: null,
      tells: move.tells ?? null,
      form: move.form.map(fieldView),
    }));
}

type Sketch = {
  number: string;
  subject: string;
  state: StateKey;
  createdAt: string;
  clocks?: ClockView[];
  assignee?: string;
  times: (string | null)[];
  isAwaitingAnswer?: boolean;
  closedAt?: string;
  description?: string;
};

function draw(sketch: Sketch): CaseView {
  const state = stateOf(sketch.state);
  const both = (text: string) => ({ zh: text, en: text });
  const clocks = sketch.clocks ?? [];
  return {
    id: sketch.number,
    number: sketch.number,
    process: "incident",
    processTitle: incident.title,
    processVersion: 1,
    state,
    version: 5,
    subject: sketch.subject,
    description: sketch.description ?? "",
    priority: 2,
    channel: "portal",
    organisation: { id: "3", name: "北溟大学图书馆" },
    requester: {
      personId: meId,
      name: "沈一苇",
      phone: "010 5550 1234",
      email: "shen@beiming.example",
      organisation: null,
      isColleague: false,
    },
    requesterName: "沈一苇",
    team: null,
    assignee: sketch.assignee ? { id: "12", name: sketch.assignee } : null,
    department: null,
    line: 2,
    isAwaitingAnswer: sketch.isAwaitingAnswer ?? false,
    isAtRisk: false,
    asksYou: isCustomersTurn(incident.states[sketch.state], {}),
    clock: clocks[0] ?? null,
    soonestClock: null,
    clocks,
    dueAt: clocks[0]?.dueAt ?? null,
    createdAt: sketch.createdAt,
    updatedAt: sketch.createdAt,
    occurredAt: null,
    solvedAt: null,
    closedAt: sketch.closedAt ?? null,
    fields: [
      {
        key: "service",
        title: incident.fields.service!.title,
        type: "service",
        value: "4",
        text: "自助服务终端",
        words: both("自助服务终端"),
      },
      {
        key: "deviceSerial",
        title: incident.fields.deviceSerial!.title,
        type: "text",
        value: "HS-7731",
        text: "HS-7731",
        words: both("HS-7731"),
      },
    ],
    todos: [],
    moves: movesFrom(sketch.state),
    flow: flowTo(sketch.state, sketch.times, state.family === "cancelled" || sketch.closedAt !== undefined),
    convertsTo: [],
    links: [],
    measures: [],
    device: null,
    isInternal: false,
    mergedInto: null,
    openChildren: 0,
    may: { reply: sketch.closedAt === undefined, note: false, attach: sketch.closedAt === undefined },
  };
}

export const pretendCases = (): CaseView[] => [
  draw({
    number: numbers.working,
    subject: "三楼自助借还机刷卡后黑屏，重启无效",
    description: "昨天下午四点左右开始。刷卡后屏幕变黑，重启两次都一样。旁边一台正常。",
    state: "working",
    createdAt: at(23, "08:20"),
    assignee: "周知微",
    clocks: [clock({ dueAt: at(24, "03:25") })],
    times: [at(23, "08:20"), null, at(23, "08:55")],
  }),
  draw({
    number: numbers.late,
    subject: "阅览区无线网络时断时续",
    state: "working",
    createdAt: at(23, "02:10"),
    assignee: "顾南枝",
    clocks: [clock({ dueAt: at(24, "01:06"), state: "breached" })],
    times: [at(23, "02:10"), null, at(23, "02:40")],
    isAwaitingAnswer: true,
  }),
  draw({
    number: numbers.waiting,
    subject: "门禁系统不认新办的读者卡",
    state: "waitingCustomer",
    createdAt: at(20, "06:00"),
    assignee: "林见山",
    clocks: [clock({ state: "paused" })],
    times: [at(20, "06:00"), null, at(20, "06:30")],
  }),
  draw({
    number: numbers.solved,
    subject: "检索机打印不出书号条",
    state: "followUp",
    createdAt: at(19, "03:00"),
    assignee: "周知微",
    times: [at(19, "03:00"), null, at(19, "03:20"), at(19, "05:00"), at(20, "02:00")],
  }),
  draw({
    number: numbers.closed,
    subject: "报告厅投影偏色",
    state: "closed",
    createdAt: "2026-10-12T02:00:00.000Z",
    closedAt: "2026-10-16T02:00:00.000Z",
    times: ["2026-10-12T02:00:00.000Z", null, null, "2026-10-13T02:00:00.000Z", null, null, "2026-10-16T02:00:00.000Z"],
  }),
  draw({
    number: numbers.cancelled,
    subject: "误报：还书箱提示满",
    state: "cancelled",
    createdAt: "2026-10-11T02:00:00.000Z",
    closedAt: "2026-10-11T03:00:00.000Z",
    times: ["2026-10-11T02:00:00.000Z"],
  }),
];

type Said = { by: "us" | "me" | "system"; at: string; text: string };

const entry = (said: Said, index: number): TimelineEntry => ({
  seq: index + 1,
  kind: said.by === "system" ? "moved" : "commented",
  move: null,
  from: null,
  to: null,
  actor:
    said.by === "me"
      ? { kind: "person", id: meId, name: { zh: "沈一苇", en: "Shen Yiwei" }, side: "customer" }
      : said.by === "us"
        ? { kind: "person", id: null, name: { zh: "周知微", en: "Zhou Zhiwei" }, side: "staff" }
        : { kind: "system", id: null, name: { zh: "回音", en: "Huiyin" }, side: "none" },
  via: "case",
  visibility: "public",
  at: said.at,
  occurredAt: said.at,
  body: said.by === "system" ? null : said.text,
  told: said.by === "system" ? { zh: said.text, en: said.text } : null,
  fields: [],
  attachments:
    said.text.startsWith("照片") && said.by === "me"
      ? [{ id: "4c1f", name: "黑屏.jpg", mediaType: "image/jpeg", size: 812_000, visibility: "public" }]
      : [],
  converted: null,
  fell: null,
  isErased: false,
  erased: null,
});

export const pretendTimeline = (): TimelineEntry[] =>
  (
    [
      { by: "system", at: at(23, "08:20"), text: "我们收到了您的报修。今天 17:30 前给您答复。" },
      { by: "me", at: at(23, "08:24"), text: "照片在这里，刷卡的一瞬间就黑了。" },
      { by: "system", at: at(23, "08:55"), text: "已安排周知微处理。" },
      { by: "us", at: at(23, "09:05"), text: "需要三楼机房的钥匙，麻烦告诉我在哪里取。等您的这段时间不计时。" },
      { by: "me", at: at(24, "01:08"), text: "钥匙在总服务台，报您的名字就可以取。" },
      { by: "us", at: at(24, "01:21"), text: "收到，谢谢。我 9:40 到馆取钥匙，先恢复一台供参观使用。" },
    ] as Said[]
  ).map(entry);

export const said = (text: string, seq: number): TimelineEntry => entry({ by: "me", at: morning, text }, seq);
