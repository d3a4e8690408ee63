import type { ApprovalStep, CreateItem, ItemField } from "#registers/catalogue/contract.ts";
import type { TeamKey } from "../world/provider.ts";

/** The provider's service catalogue: eight items, each approved another way. Logins and services by their keys. */
export type DemoItem = Pick<
  CreateItem,
  "key" | "group" | "name" | "description" | "icon" | "fields" | "priority" | "usualHours"
> & {
  help?: CreateItem["help"];
  service: string | null;
  team: TeamKey | null;
  goesByItself?: true;
  approvals: readonly (Omit<ApprovalStep, "approvers"> & { approvers: readonly DemoApprover[] })[];
  onlyRepresentatives?: true;
};
export type DemoApprover = "customer-representative" | "department-head" | { login: string };

type Words = CreateItem["name"];
const both = (zh: string, en: string): Words => ({ zh, en });
const question = (
  key: string,
  type: ItemField["type"],
  title: Words,
  more: Partial<Omit<ItemField, "key" | "type" | "title">> = {},
): ItemField => ({ key, type, title, required: true, ...more });
const choice = (value: string, zh: string, en: string) => ({ value, title: both(zh, en) });

const customersWord: DemoItem["approvals"][number] = {
  title: both("用户代表", "Customer representative"),
  mode: "any",
  approvers: ["customer-representative"],
  minutes: 960,
  atDeadline: "remind",
};
const headsWord: DemoItem["approvals"][number] = {
  title: both("部门负责人", "Department head"),
  mode: "any",
  approvers: ["department-head"],
  minutes: 480,
  atDeadline: "escalate",
};

export const items: readonly DemoItem[] = [
  {
    key: "open-account",
    group: "accounts",
    name: both("开通账号", "Open an account"),
    description: both("给新同事开通业务系统账号", "An account of a business system for a new colleague"),
    icon: "key",
    service: "accounts",
    team: "applications",
    goesByItself: true,
    priority: 3,
    usualHours: 8,
    fields: [
      question("person", "text", both("给谁开", "For whom")),
      question("system", "choice", both("哪个系统", "Which system"), {
        choices: [
          choice("loans", "借阅系统", "Loans"),
          choice("office", "办公系统", "Office"),
          choice("other", "其他", "Another"),
        ],
      }),
      question("which", "text", both("哪一个", "Which one"), { when: { field: "system", isOneOf: ["other"] } }),
      question("from", "date", both("从哪天起用", "Needed from"), { required: false }),
    ],
    approvals: [customersWord],
  },
  {
    key: "more-rights",
    group: "accounts",
    name: both("调整权限", "Change access rights"),
    description: both("增加或收回业务系统里的权限", "Give or take rights in a business system"),
    help: both(
      "涉及财务和病历的权限，要用户代表和我们的部门负责人先后同意。",
      "Rights to finance and patient records need your representative's word and then our department head's.",
    ),
    icon: "shield",
    service: "accounts",
    team: "applications",
    goesByItself: true,
    priority: 3,
    usualHours: 16,
    fields: [
      question("person", "text", both("谁的账号", "Whose account")),
      question("rights", "choices", both("哪些权限", "Which rights"), {
        choices: [
          choice("read", "查看", "Read"),
          choice("write", "录入", "Enter"),
          choice("report", "报表", "Reports"),
        ],
      }),
      question("why", "long-text", both("为什么需要", "Why it is needed")),
    ],
    approvals: [customersWord, headsWord],
  },
  {
    key: "network-port",
    group: "equipment",
    name: both("增加网络接口", "Another network port"),
    description: both("办公位或设备旁加一个有线接口", "A wired port at a desk or a device"),
    icon: "monitor",
    service: "wired-network",
    team: "network",
    priority: 4,
    usualHours: 40,
    fields: [
      question("place", "text", both("哪里", "Where")),
      question("count", "number", both("几个", "How many"), { min: 1, max: 20 }),
      question("cabling", "yes-no", both("需要布线吗", "Is cabling needed"), { required: false }),
    ],
    approvals: [headsWord],
  },
  {
    key: "supplies",
    group: "equipment",
    name: both("领耗材", "Supplies"),
    description: both("打印纸、硒鼓、标签", "Paper, toner, labels"),
    icon: "printer",
    service: "printing",
    team: "network",
    goesByItself: true,
    priority: 4,
    usualHours: 8,
    fields: [
      question("what", "choice", both("领什么", "What"), {
        choices: [
          choice("paper", "打印纸", "Paper"),
          choice("toner", "硒鼓", "Toner"),
          choice("labels", "标签", "Labels"),
        ],
      }),
      question("count", "number", both("几份", "How many"), { min: 1, max: 50 }),
      question("where", "text", both("送到哪里", "Bring it to")),
    ],
    approvals: [],
  },
  {
    key: "maintenance-visit",
    group: "maintenance",
    name: both("预约上门维护", "Arrange a maintenance visit"),
    description: both("除尘、检查、更换易损件", "Cleaning, checking, replacing worn parts"),
    icon: "wrench",
    service: "self-service",
    team: "network",
    priority: 4,
    usualHours: 40,
    fields: [
      question("devices", "long-text", both("哪些设备", "Which devices")),
      question("when", "date-time", both("什么时候方便", "When it suits you"), { required: false }),
      question("phone", "phone", both("到场联系谁", "Whom to call on site")),
    ],
    approvals: [],
  },
  {
    key: "system-upgrade",
    group: "upgrade",
    name: both("系统升级", "Upgrade a system"),
    description: both(
      "升级业务系统版本，需要停机窗口",
      "A newer version of a business system; needs a time out of use",
    ),
    icon: "arrow-up",
    service: "business-systems",
    team: "applications",
    priority: 3,
    usualHours: 80,
    fields: [
      question("system", "text", both("哪个系统", "Which system")),
      question("window", "date-time", both("可以停机的时间", "When it may be out of use")),
      question("why", "long-text", both("为什么升级", "Why"), { required: false }),
    ],
    approvals: [
      customersWord,
      {
        title: both("变更会签", "Change board"),
        mode: "all",
        approvers: ["department-head", { login: "ji.mingheng" }],
        minutes: 960,
        atDeadline: "delegate",
      },
    ],
    onlyRepresentatives: true,
  },
  {
    key: "repair-quote",
    group: "repair",
    name: both("设备送修", "Send a device for repair"),
    description: both("保修期外的设备送厂家维修", "A device out of warranty goes to its maker"),
    icon: "box",
    service: "self-service",
    team: "network",
    goesByItself: true,
    priority: 3,
    usualHours: 80,
    fields: [
      question("device", "text", both("设备和序列号", "Device and serial number")),
      question("fault", "long-text", both("哪里坏了", "What is wrong")),
    ],
    approvals: [
      {
        title: both("二选一", "Either of them"),
        mode: "any",
        approvers: ["department-head", { login: "lin.jianshan" }],
        minutes: 480,
        atDeadline: "remind",
      },
    ],
  },
  {
    key: "usage-advice",
    group: "information",
    name: both("使用咨询", "Advice"),
    description: both("怎么用、怎么配，问我们", "How to use or set something up"),
    icon: "help",
    service: null,
    team: null,
    priority: 4,
    usualHours: null,
    fields: [question("question", "long-text", both("想问什么", "Your question"))],
    approvals: [],
  },
];
