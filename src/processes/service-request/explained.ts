import type { Words } from "#kernel/words/words.ts";
import { chasingExplained } from "../chasing/index.ts";

/** The rules of a service request, one sentence each, as the procedure tells them (M5). */
export const explained: Record<string, Words> = {
  ...chasingExplained,
  staffOnly: { zh: "只有内部人员能做。", en: "Only staff may do this." },
  ownRequest: { zh: "只能对自己的申请做。", en: "Only on one's own request." },
  takeItem: {
    zh: "按目录条目的要求核对：谁可以申请、要回答什么、由谁审批、由哪个班组办理。",
    en: "The catalogue item says who may ask, what must be answered, who approves and which team fulfils it.",
  },
  approve: {
    zh: "这一步按“全部”或“任一人”审批；都通过后进入下一步，最后一步之后交给办理的班组。",
    en: "Each step asks for all or for any one; after the last one the request goes to its team.",
  },
  refuse: { zh: "有一人不同意就结束，原因告诉申请人。", en: "One refusal ends it; the requester is told why." },
  passOn: { zh: "改由别人审批，记下是代谁。", en: "Somebody else decides, on record in whose place." },
  meetDeadline: {
    zh: "到期没有答复：按条目规定提醒、交给代理人或上报。",
    en: "Without an answer in time: reminded, passed to the deputy or escalated, as the item says.",
  },
  askAnew: { zh: "重新请审批人答复。", en: "The approvers are asked anew." },
  noteConfirmation: { zh: "记下申请人确认的时间。", en: "The time of the requester's confirmation is kept." },
  keepAnswer: { zh: "记下申请人的答复。", en: "The requester's answer is kept." },
  customerWaits: { zh: "最后说话的是客户，等我们答复。", en: "The customer spoke last and waits for us." },
};
