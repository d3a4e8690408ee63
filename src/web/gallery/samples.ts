import type {
  CaseRow,
  ClockExplanation,
  ClockView,
  FlowStepView,
  MoveView,
  StateView,
} from "#kernel/process/contract.ts";
import type { Words } from "#kernel/words/words.ts";
import { fromWallTime } from "../kit/when.ts";

/** The world of the mockups (all fictional), at Tuesday 24 November 2026, 10:42 in Shanghai. */
export const at = (wall: string) => fromWallTime(wall, "Asia/Shanghai")!;
export const now = at("2026-11-24 10:42");
const min = 60_000;
const dayMs = 480 * min;
const words = (zh: string, en: string): Words => ({ zh, en });

const resolve = words("解决时限", "Resolve limit");
const base: ClockView = {
  clock: "resolve",
  title: resolve,
  run: 1,
  state: "running",
  dueAt: at("2026-11-24 11:25"),
  warnAt: at("2026-11-24 10:40"),
  remainingMs: 125 * min,
  runsNow: true,
  reason: null,
  isProvisional: false,
  dayMs,
  asOf: now,
  isPromise: true,
};
export const clocks = {
  running: base,
  days: { ...base, remainingMs: 3 * dayMs + 20 * min },
  dayAndHours: { ...base, remainingMs: dayMs + 113 * min },
  warning: { ...base, state: "warning", remainingMs: 43 * min },
  breached: { ...base, state: "breached", remainingMs: -26 * min },
  missed: { ...base, state: "missed", remainingMs: -21 * min, runsNow: false },
  paused: { ...base, state: "paused", runsNow: false, reason: words("等客户", "customer") },
  spare: { ...base, state: "paused", runsNow: false, reason: words("等备件", "spare part") },
  uncovered: {
    ...base,
    state: "none",
    remainingMs: null,
    dueAt: null,
    runsNow: false,
    reason: words("合同外", "Not covered"),
  },
  none: { ...base, state: "none", remainingMs: null, dueAt: null, runsNow: false },
  met: { ...base, title: words("解决", "Resolved"), state: "met", remainingMs: 60 * min, runsNow: false },
  provisional: { ...base, isProvisional: true },
} satisfies Record<string, ClockView>;

const stood = words("等客户给机房钥匙", "waiting for the server room key");
export const explanation: ClockExplanation = {
  view: clocks.warning,
  targetMs: 180 * min,
  targetText: words("3 时", "3 h"),
  source: { kind: "level", name: words("合同 BM-2026-017，“高”", "Contract BM-2026-017, “High”"), priority: 2 },
  calendar: {
    key: "beiming-5x8",
    title: words("北溟 5×8", "Beiming 5×8"),
    hours: words("8:30–12:00，13:30–18:00", "8:30–12:00, 13:30–18:00"),
  },
  elapsedMs: 137 * min,
  intervals: [
    { from: at("2026-11-23 16:20"), until: at("2026-11-23 17:05"), kind: "ran", reason: null, workingMs: 45 * min },
    { from: at("2026-11-23 17:05"), until: at("2026-11-24 09:10"), kind: "paused", reason: stood, workingMs: 95 * min },
    { from: at("2026-11-24 09:10"), until: null, kind: "ran", reason: null, workingMs: 92 * min },
  ],
  strip: [
    { from: at("2026-11-23 16:20"), until: at("2026-11-23 17:05"), kind: "ran", name: null },
    { from: at("2026-11-23 17:05"), until: at("2026-11-23 18:00"), kind: "paused", name: null },
    { from: at("2026-11-23 18:00"), until: at("2026-11-24 08:30"), kind: "closed", name: null },
    { from: at("2026-11-24 08:30"), until: at("2026-11-24 09:10"), kind: "paused", name: null },
    { from: at("2026-11-24 09:10"), until: now, kind: "ran", name: null },
    { from: now, until: at("2026-11-24 11:25"), kind: "ahead", name: null },
  ],
  steps: [
    {
      step: "warn",
      at: at("2026-11-24 10:40"),
      firedAt: at("2026-11-24 10:40"),
      does: words("用到 75%：提醒周知微", "at 75%: Zhou Zhiwei was told"),
    },
    {
      step: "breach",
      at: at("2026-11-24 11:25"),
      firedAt: null,
      does: words("自动升级三线，告知项目经理林见山", "goes to the 3rd line, project manager Lin Jianshan is told"),
    },
  ],
  now,
};
export const pausedStory: ClockExplanation = {
  ...explanation,
  view: clocks.paused,
  intervals: explanation.intervals.slice(0, 2).map((one, index) => (index === 1 ? { ...one, until: null } : one)),
  strip: [...explanation.strip.slice(0, 3), { from: at("2026-11-24 08:30"), until: now, kind: "paused", name: null }],
  elapsedMs: 45 * min,
};
export const overStory: ClockExplanation = {
  ...explanation,
  view: { ...clocks.breached, dueAt: at("2026-11-24 10:16") },
  strip: [
    ...explanation.strip.slice(0, 4),
    { from: at("2026-11-24 09:10"), until: at("2026-11-24 10:16"), kind: "ran", name: null },
    { from: at("2026-11-24 10:16"), until: now, kind: "over", name: null },
  ],
};

const step = (
  key: string,
  zh: string,
  en: string,
  status: FlowStepView["status"],
  time: string | null,
  person: string | null = null,
  returns = 0,
) => ({ key, title: words(zh, en), status, at: time && at(time), person, returns }) satisfies FlowStepView;
export const flow: FlowStepView[] = [
  step("registered", "登记", "Register", "done", "2026-11-24 08:20"),
  step("triage", "分诊", "Triage", "done", "2026-11-24 08:24"),
  step("first", "一线处理", "1st line", "done", "2026-11-24 08:31"),
  step("dispatch", "派单", "Dispatch", "done", "2026-11-24 08:48"),
  step("second", "二线处理", "2nd line", "here", null, "周知微"),
  step("verify", "验证", "Verify", "ahead", null),
  step("follow-up", "回访", "Follow-up", "ahead", null),
  step("closed", "关闭", "Close", "ahead", null),
];
export const returnedFlow = flow.map((one) =>
  one.key === "dispatch" ? { ...one, returns: 1 } : one.key === "first" ? { ...one, returns: 2 } : one,
);

export const states: StateView[] = [
  { key: "received", title: words("已受理", "Received"), family: "open" },
  { key: "second", title: words("二线处理", "2nd line"), family: "open" },
  { key: "customer", title: words("等客户", "With customer"), family: "waiting" },
  { key: "supplier", title: words("等供应商", "With supplier"), family: "waiting" },
  { key: "solved", title: words("待回访", "Follow-up"), family: "done" },
  { key: "closed", title: words("已关闭", "Closed"), family: "done" },
  { key: "cancelled", title: words("已取消", "Cancelled"), family: "cancelled" },
  { key: "duplicate", title: words("重复", "Duplicate"), family: "cancelled" },
];

const move = (
  key: string,
  zh: string,
  en: string,
  shortcut: string | null,
  extra: Partial<MoveView> = {},
): MoveView => ({
  key,
  title: words(zh, en),
  about: null,
  to: states[1]!,
  shortcut,
  isPrimary: false,
  isReturn: false,
  isHidden: false,
  cascades: null,
  tells: null,
  form: [],
  ...extra,
});
export const moves: MoveView[] = [
  move("solve", "提交方案", "Submit solution", "s", { isPrimary: true }),
  move("ask", "请客户补充", "Ask customer", "w"),
  move("visit", "派现场", "Send on site", "v"),
  move("escalate", "升级三线", "To 3rd line", "e"),
  move("return", "退回服务台", "Return to desk", "b", { isReturn: true }),
  move("cancel", "取消", "Cancel", null, { isHidden: true }),
];

const row = (
  number: string,
  priority: number,
  clock: ClockView,
  subject: string,
  organisation: string,
  requesterName: string,
  state: number,
  isAwaitingAnswer = false,
): CaseRow => ({
  id: number,
  number,
  process: "incident",
  state: states[state]!,
  version: 1,
  subject,
  priority,
  channel: "phone",
  organisation: { id: "1", name: organisation },
  requesterName,
  team: null,
  assignee: null,
  isAwaitingAnswer,
  isAtRisk: false,
  asksYou: false,
  clock,
  soonestClock: null,
  dueAt: clock.dueAt,
  createdAt: at("2026-11-23 16:20"),
  updatedAt: now,
});
export const rows: CaseRow[] = [
  row("4827-3088", 1, clocks.breached, "收费处专线丢包严重", "建木医院", "何未央", 1, true),
  row("4827-3165", 2, clocks.warning, "三楼自助借还机刷卡后黑屏，重启无效", "北溟大学图书馆", "顾南枝", 1),
  row("4827-3176", 2, clocks.running, "住院部床头屏信息不同步", "建木医院", "白露", 0, true),
  row("4827-3128", 2, clocks.paused, "水质监测上报接口返回 502", "瀛洲水务集团", "苏问渠", 2),
  row("4827-2987", 3, { ...base, remainingMs: 400 * min }, "备份任务连续两晚未完成", "昆仑虚气象台", "闻人越", 1),
  row("4827-3010", 3, clocks.spare, "会议室投屏偶发断开", "北溟大学图书馆", "何其安", 3),
  row("4827-3144", 4, clocks.days, "申请增加两个只读账号", "瀛洲水务集团", "江照", 1),
  row("4827-2951", 4, clocks.uncovered, "旧版考勤机数据导出", "建木医院", "白露", 2),
  row("4827-2876", 3, clocks.met, "阅览区无线网络间歇掉线", "北溟大学图书馆", "顾南枝", 4),
  row("4827-2869", 4, clocks.none, "门禁读卡器误报（重复登记）", "昆仑虚气象台", "闻人越", 6),
];
