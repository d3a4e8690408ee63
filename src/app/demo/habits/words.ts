/** What people say in the course of a case, beyond the symptom's own words. */

export const dispatchNotes = [
  "已电话安抚用户，现象属实，资料已核对齐全，请尽快安排。",
  "用户要求先给一个大致时间，接单后请先回一句。",
  "记录已补全：设备、位置、联系电话都核对过。",
  "一线已试过重启和换口，无效。",
];

export const deskNotes = [
  "近三个月同类 4 次，可能要提问题单。",
  "按知识里的步骤做到第三步，仍不行。",
  "用户在会上，改为短信联系。",
  "已查相似事件，先按上次的办法试。",
];

export const misdirections = [
  "不是我们处的设备，请按服务目录改派。",
  "查了台账，这一项不在我们处的范围内，退回改派。",
  "今年起归另一个处维护，请核对服务目录。",
];

export const specialistNotes = [
  "接手复核：二线的检查都做过了，直接抓包看根因。",
  "和二线一起看了现场，先恢复再留取日志。",
  "对照了半年内的变更记录，范围缩小到一处。",
];

export const headNotes = [
  "影响面大，我盯着，一小时内给我进展。",
  "由你牵头，需要人随时说。",
  "先恢复业务，原因后面再查。",
];

export const escalationReasons = [
  "二线手段已用完，需要厂商级日志分析，请专家组接手。",
  "涉及底层配置，二线没有权限也不宜改动。",
  "反复出现，单点处理无效，请专家定位根因。",
];

export const rejections = [
  "用户回话：又出现了一次，请再看。",
  "按结果去核对，另一台还是老样子。",
  "记录里的原因与现象对不上，请补充并复查。",
];

export const stillBroken = [
  "早上又犯了，跟之前一模一样。",
  "好了不到半天又不行了，麻烦再看看。",
  "还是不行，今天试了三次都一样。",
];

export const secondTime = {
  solution: "复查后补做一次处理，并连续观察两小时未再出现。",
  result: "这次我们多观察了两小时，没有再出现。给您添了麻烦，抱歉。",
};

/** Remarks at follow-up, by the number of steps given. */
export const remarks: Record<number, readonly string[]> = {
  4: [
    "很快，谢谢。",
    "师傅很耐心，讲得也清楚。",
    "没想到当天就修好了。",
    "态度好，还教了怎么避免。",
    "没有别的了，挺好。",
  ],
  3: ["好了，就是等的时间长了点。", "可以，希望下次早点回个话。", "解决了。"],
  2: ["修是修好了，中间没人跟我说进展。", "第二次了，希望根治。"],
  1: ["又坏了，等于没修。", "说好上午来，下午才到，现在还是不行。"],
};

export const callNotes = ["振铃无人接，下午再打。", "在开会，约了改天。", "前台说人不在，留了话。"];

export const cancelNotes: Record<"duplicate" | "mistaken" | "withdrawn", string> = {
  duplicate: "与同部门同事刚报的是同一件事。",
  mistaken: "用户误按，电话确认没有故障。",
  withdrawn: "用户说自己好了，不用来了。",
};

export const reopenReasons = ["用户来电：同样的问题又出现，要求继续处理。", "主管抽查：原因未写清，退回补做。"];
