/** Words for a supplier who answers by a link (D18), in both languages: they do our work, they are not our customer. */
const zh = {
  asked: "请您协助",
  acknowledge: "请确认收到，并告诉我们什么时候能完成。",
  wantedBy: (when: string) => `希望 ${when} 前完成。`,
  atWork: (when: string) => `请在 ${when} 前完成。`,
  overdue: (when: string) => `${when} 已经过了，请完成后报告，或者另报一个时间。`,
  whenDone: "做完请在这里报告；来不及请改时间并写明原因。",
  reported: "您已报告完成，我们正在核实。",
  reportedFoot: "有不清楚的会在这里问您。",
  taken: "已核实，谢谢您的协助。",
  withdrawn: "这一部分不用做了，谢谢您。",
  facts: "委托内容",
};
const en: typeof zh = {
  asked: "We ask for your help",
  acknowledge: "Please acknowledge, and tell us by when it can be done.",
  wantedBy: (when: string) => `We would like it by ${when}.`,
  atWork: (when: string) => `Please have it done by ${when}.`,
  overdue: (when: string) => `${when} has passed: please report it once done, or give another time.`,
  whenDone: "Report it here when it is done; if you cannot make it, give another time and the reason.",
  reported: "You reported it done; we are checking it.",
  reportedFoot: "If anything is unclear we ask you here.",
  taken: "Checked. Thank you for your help.",
  withdrawn: "This part is no longer needed. Thank you.",
  facts: "What is asked",
};
export const supplierWords = { zh, en };
