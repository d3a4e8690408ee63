import type { CustomerKey } from "../world/customers.ts";

/** Who does something: the one who asked, their house's representative, or staff by login. */
export type Who = "asker" | "representative" | { login: string };

/** What follows a number of working minutes after what was before. */
export type Step = { who: Who; after: number; move: string; values?: Record<string, unknown> };

export type RequestStory = {
  item: string;
  customer: CustomerKey;
  /** Index of the asker among the people of the house; 0 is its representative. */
  asker: number;
  /** Office minutes before the present. */
  minutesAgo: number;
  answers: Record<string, unknown>;
  steps: readonly Step[];
};

export type OperationStory = {
  subject: string;
  by: string;
  minutesAgo: number;
  steps: readonly Step[];
};

/** Stands for an instant two days after the step it is part of. */
export const twoDaysOn = "two days on";

const by = (login: string): Who => ({ login });
const approve = (who: Who, after: number, remark?: string): Step => ({
  who,
  after,
  move: "approve",
  values: remark === undefined ? {} : { remark },
});
const accept = (login: string, after: number): Step => ({ who: by(login), after, move: "accept" });
const fulfil = (login: string, after: number, result: string): Step => ({
  who: by(login),
  after,
  move: "fulfil",
  values: { result, minutesSpent: 30 },
});
const confirm = (after: number, satisfaction: number): Step => ({
  who: "asker",
  after,
  move: "confirm",
  values: { satisfaction },
});

const account = (person: string, system = "loans") => ({ person, system });

/** Requests in every state, so that every role finds one. */
export const requestStories: readonly RequestStory[] = [
  {
    item: "open-account",
    customer: "library",
    asker: 1,
    minutesAgo: 3000,
    answers: account("阮青禾"),
    steps: [
      approve("representative", 60, "同意，已核对入职表"),
      accept("luo.zhiyun", 40),
      fulfil("luo.zhiyun", 90, "账号已开通，初始口令已当面交给本人。"),
      confirm(200, 4),
    ],
  },
  {
    item: "open-account",
    customer: "library",
    asker: 2,
    minutesAgo: 60,
    answers: account("卢知秋", "office"),
    steps: [],
  },
  { item: "open-account", customer: "hospital", asker: 1, minutesAgo: 200, answers: account("苏合香"), steps: [] },
  {
    item: "open-account",
    customer: "water",
    asker: 1,
    minutesAgo: 900,
    answers: account("江汀兰", "office"),
    steps: [
      {
        who: "representative",
        after: 120,
        move: "refuse",
        values: { refusalReason: "这位同事还没有办完入职，办完再申请。" },
      },
    ],
  },
  {
    item: "more-rights",
    customer: "hospital",
    asker: 2,
    minutesAgo: 420,
    answers: { person: "门诊导诊台", rights: ["read", "report"], why: "导诊要看号源情况" },
    steps: [approve("representative", 90)],
  },
  {
    item: "more-rights",
    customer: "weather",
    asker: 1,
    minutesAgo: 2600,
    answers: { person: "值班预报员", rights: ["read", "write"], why: "值班时补录观测数据" },
    steps: [
      approve("representative", 100),
      approve(by("shao.huaijin"), 150, "只开值班岗"),
      accept("meng.shiyi", 60),
      fulfil("meng.shiyi", 240, "值班岗已增加录入权限，下次登录生效。"),
    ],
  },
  {
    item: "network-port",
    customer: "library",
    asker: 3,
    minutesAgo: 700,
    answers: { place: "二楼电子阅览室东墙", count: 2, cabling: true },
    steps: [approve(by("miao.wangshu"), 120)],
  },
  {
    item: "network-port",
    customer: "water",
    asker: 2,
    minutesAgo: 260,
    answers: { place: "三号泵房控制柜旁", count: 1 },
    steps: [],
  },
  {
    item: "supplies",
    customer: "hospital",
    asker: 1,
    minutesAgo: 45,
    answers: { what: "labels", count: 6, where: "住院药房" },
    steps: [],
  },
  {
    item: "supplies",
    customer: "library",
    asker: 4,
    minutesAgo: 300,
    answers: { what: "toner", count: 2, where: "一楼总服务台" },
    steps: [accept("fu.linyuan", 30)],
  },
  {
    item: "maintenance-visit",
    customer: "library",
    asker: 0,
    minutesAgo: 120,
    answers: { devices: "一至三楼自助借还机，共五台", phone: "138 5550 0177" },
    steps: [],
  },
  {
    item: "system-upgrade",
    customer: "library",
    asker: 0,
    minutesAgo: 500,
    answers: { system: "借阅系统", window: twoDaysOn, why: "新版支持电子证" },
    steps: [approve("representative", 30), approve(by("shao.huaijin"), 200)],
  },
  {
    item: "repair-quote",
    customer: "weather",
    asker: 0,
    minutesAgo: 90,
    answers: { device: "自动站采集器 CJ-3381", fault: "上电后指示灯不亮" },
    steps: [],
  },
  {
    item: "usage-advice",
    customer: "weather",
    asker: 2,
    minutesAgo: 30,
    answers: { question: "怎样把预警短信的接收人换成夜班同事？" },
    steps: [],
  },
  {
    item: "repair-quote",
    customer: "water",
    asker: 1,
    minutesAgo: 400,
    answers: { device: "水位计 SW-1170", fault: "读数不变" },
    steps: [{ who: "asker", after: 60, move: "withdraw", values: { message: "自己修好了，谢谢。" } }],
  },
];

const plan = (after: number): Step => ({
  who: by("shen.yiwei"),
  after,
  move: "plan",
  values: { team: "network", plannedAt: twoDaysOn, plan: "按操作规程进行，做前做后各拍一张照。" },
});

/** The house's own operations, one in each state. */
export const operationStories: readonly OperationStory[] = [
  { subject: "备用机房空调滤网清洗", by: "shen.yiwei", minutesAgo: 100, steps: [] },
  {
    subject: "机房 UPS 电池到期更换",
    by: "shen.yiwei",
    minutesAgo: 300,
    steps: [plan(60)],
  },
  {
    subject: "核心交换机配置备份核对",
    by: "zhou.zhiwei",
    minutesAgo: 700,
    steps: [plan(60), { who: by("zhou.zhiwei"), after: 60, move: "begin" }],
  },
  {
    subject: "监控平台证书更新",
    by: "shen.yiwei",
    minutesAgo: 900,
    steps: [
      plan(60),
      { who: by("fu.linyuan"), after: 100, move: "begin" },
      {
        who: by("fu.linyuan"),
        after: 120,
        move: "finish",
        values: { result: "证书已更新，三台采集端重新连接正常。", minutesSpent: 45 },
      },
    ],
  },
  {
    subject: "服务台值班电话线路测试",
    by: "shen.yiwei",
    minutesAgo: 2400,
    steps: [
      plan(60),
      { who: by("ji.changqing"), after: 100, move: "begin" },
      { who: by("ji.changqing"), after: 60, move: "finish", values: { result: "四条线路均可呼入呼出。" } },
      { who: by("miao.wangshu"), after: 240, move: "pass", values: { finding: "录音抽查正常" } },
    ],
  },
];
