import type { Words } from "#kernel/words/words.ts";
import { chasingExplained } from "../chasing/index.ts";

/** The rules of an incident, one sentence each, as the procedure tells them (M5). */
export const explained: Record<string, Words> = {
  ...chasingExplained,
  // may it be made now
  serviceHasSecondLine: { zh: "服务定了二线班组。", en: "The service has a second-line team." },
  serviceHasThirdLine: { zh: "服务定了三线班组。", en: "The service has a third-line team." },
  hasAssignee: { zh: "以前有人处理过。", en: "Somebody has had it before." },
  notYetConfirmed: { zh: "客户还没有确认过这次的方案。", en: "The customer has not confirmed this solution yet." },
  withinReopenTime: {
    zh: "关闭后十个工作日之内；再晚就新建一件。",
    en: "Within ten working days of closing; later it becomes a new case.",
  },
  deskMayAssign: {
    zh: "合同规定由服务台直接派人，或者名单上的人都联系过了。",
    en: "The contract lets the desk assign, or everybody on the contact list has been asked in vain.",
  },
  somebodyIsAbove: { zh: "联络名单上还有上一级。", en: "Somebody stands above on the contact list." },
  somebodyIsAsked: { zh: "现在正有人被联络。", en: "Somebody is being asked at present." },
  // what follows from it
  setPriority: {
    zh: "优先级按影响 × 紧急的矩阵定；另定要写原因。",
    en: "The priority follows impact × urgency by the matrix; another one needs a reason.",
  },
  confirmComplete: {
    zh: "类别要求的内容必须齐全，并且派给二线或三线班组。",
    en: "What its category asks for must be there, and it goes to a team of the 2nd or 3rd line.",
  },
  routeByService: {
    zh: "转给服务规定的二线班组和它的部门。",
    en: "It goes to the service's second-line team and that team's department.",
  },
  toThirdLine: { zh: "转给服务规定的三线班组。", en: "It goes to the service's third-line team." },
  ordinaryOnly: {
    zh: "严重的不能这样分派，要报部门负责人。",
    en: "A serious case is not assigned this way: it is for the department head.",
  },
  noteConfirmation: { zh: "记下客户确认的时间。", en: "The time of the customer's confirmation is kept." },
  forgetConfirmation: {
    zh: "以前的确认作废：下一个方案重新请客户确认。",
    en: "An earlier confirmation no longer counts: the next solution is asked about anew.",
  },
  customerWaits: { zh: "标为客户在等回音。", en: "It is marked: the customer waits for our word." },
  askFirst: {
    zh: "按合同的派单路线和部门的联络名单，从第一级开始联络；联络不上的跳过并记下。",
    en: "By the contract's route and the department's contact list the first level is asked; whoever cannot be reached is passed over, on record.",
  },
  askGroup: {
    zh: "转到班组后，按它所在部门的联络名单从头联络。",
    en: "Handed to a group, it goes by that department's contact list from the beginning.",
  },
  askNext: {
    zh: "记下这一级没有接，联络下一级；到头了就告警服务台和部门负责人。",
    en: "It is noted that this level did not take it, and the next is asked; after the last the desk and the department head are alarmed.",
  },
  reportUp: { zh: "联络上报人的上一级。", en: "Whoever stands above the one who reports it is asked." },
  noteAcknowledged: { zh: "记下这一级已确认。", en: "It is noted that this level has acknowledged." },
  noteAcknowledgedByPhone: {
    zh: "记下这一级在电话里确认了。",
    en: "It is noted that this level has acknowledged by phone.",
  },
  noteCall: { zh: "记下这次电话的结果。", en: "The outcome of this call is noted." },
  noteDeskRoute: { zh: "记下由服务台直接派人。", en: "It is noted that the desk assigned it itself." },
};
