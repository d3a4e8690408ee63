import type { Words } from "#kernel/words/words.ts";
import { chasingExplained } from "../chasing/index.ts";

/** The rules of an incident, one sentence each, as the procedure tells them (M5). */
export const explained: Record<string, Words> = {
  ...chasingExplained,
  // may it be made now
  serviceHasSecondLine: { zh: "服务定了二线班组。", en: "The service has a second-line team." },
  serviceHasThirdLine: { zh: "服务定了三线班组。", en: "The service has a third-line team." },
  arrivalAwaited: { zh: "约定了到场时限，还没有到场。", en: "An arrival was promised and nobody has arrived yet." },
  workaroundAwaited: {
    zh: "约定了临时恢复时限，还没有给出。",
    en: "A workaround was promised and none has been given yet.",
  },
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
  stepsWritten: {
    zh: "这类事件写有标准步骤清单。",
    en: "Standard steps were written for such a case.",
  },
  somebodyIsAsked: { zh: "现在正有人被联络。", en: "Somebody is being asked at present." },
  // what follows from it
  setPriority: {
    zh: "优先级按影响 × 紧急的矩阵定；另定要写原因。",
    en: "The priority follows impact × urgency by the matrix; another one needs a reason.",
  },
  keepSteps: {
    zh: "每一步怎么样，按当时的写法记下。",
    en: "How each step went is kept, in the words the step had then.",
  },
  bySteps: {
    zh: "说是按标准步骤解决的，清单上的每一步都要有结果；没有清单的要写明依据。",
    en: "Solved by standard steps means every step of the list is answered; where there is no list, the source is named.",
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
  noteRouted: {
    zh: "记下已按技能自动分派，不再等这一级确认。",
    en: "It is noted that it was routed by skill, and this level is waited for no longer.",
  },
  noteDeclined: {
    zh: "正被联络的人退回的，记下这一级不能处理。",
    en: "Where whoever was being asked sent it back, it is noted that this level cannot take it.",
  },
  noteDeskRoute: {
    zh: "记下由服务台直接派人；正在联络的人不再等。",
    en: "It is noted that the desk assigned it itself, and whoever was being asked is waited for no longer.",
  },
  // cover
  covered: { zh: "有合同覆盖，或者两方都同意了。", en: "A contract covers it, or both have agreed." },
  coveredToLeaveDesk: {
    zh: "还在一线的，要有合同覆盖或者两方都同意了才能出服务台。",
    en: "What is still with the first line leaves the desk only if a contract covers it or both have agreed.",
  },
  outOfCover: { zh: "没有合同覆盖。", en: "No contract covers it." },
  approvalOpen: { zh: "审批还没有答复。", en: "The approval has not been answered yet." },
  consentOpen: { zh: "客户还没有答复是否同意。", en: "The customer has not yet said whether they agree." },
  approvedByBoth: { zh: "审批和客户都同意了。", en: "Approval and the customer's consent are both given." },
  settleContract: {
    zh: "按客户、服务和设备确定合同。",
    en: "The contract follows from customer, service and device.",
  },
  mustBeCovered: {
    zh: "没有合同覆盖的，要先得到审批和客户同意。",
    en: "What no contract covers waits for approval and the customer's consent first.",
  },
  askBoth: { zh: "重新请审批和客户答复。", en: "Approval and consent are asked for anew." },
  noteApproval: { zh: "记下谁批准、何时、怎么说的。", en: "Who approved it, when and how is kept." },
  noteRefusal: { zh: "记下谁没有批准、何时、为什么。", en: "Who refused it, when and why is kept." },
  noteConsent: { zh: "记下客户同意、何时、通过什么。", en: "The customer's consent, when and by what way, is kept." },
  noteNoConsent: {
    zh: "记下客户不同意、何时、为什么。",
    en: "That the customer did not agree, when and why, is kept.",
  },
  bookBalance: {
    zh: "用掉的时长或次数从合同余额里扣。",
    en: "The hours or visits used are taken from the contract's balance.",
  },
  // levels of desk agents
  withinLevel: {
    zh: "在这一级服务台人员可以解决的范围内。",
    en: "It lies within what this level of desk agent may solve.",
  },
  // risk, design, supplier
  notAtRisk: { zh: "还没有标为有风险。", en: "It has not been marked as at risk." },
  atRisk: { zh: "已标为有风险。", en: "It is marked as at risk." },
  hasPlan: { zh: "有计划时间。", en: "A time was promised." },
  liesWithThirdLine: { zh: "在三线。", en: "It lies with the third line." },
  liesBeforeThirdLine: { zh: "还没到三线。", en: "It has not come to the third line." },
  designAgreed: { zh: "需要设计的，设计已经和客户说定。", en: "Where a design is needed, it is agreed with the user." },
  verifiedWhereDesigned: { zh: "做了设计的，已经验证。", en: "Where there is a design, it has been verified." },
  supplierAtWork: { zh: "有供应商正在处理。", en: "A supplier is at work on it." },
  noSupplierAtWork: { zh: "没有供应商还在处理。", en: "No supplier is still at work on it." },
  noteRisk: { zh: "记下何时发现有风险。", en: "When the risk was raised is kept." },
  forgetRisk: { zh: "不再标为有风险。", en: "It is no longer marked as at risk." },
  planAhead: { zh: "答应的时间必须在将来。", en: "The time promised must lie ahead." },
  toPersonInCharge: { zh: "交给负责的人。", en: "It goes to the person in charge." },
  askPlan: {
    zh: "以前答应的时间作废，接手的人要重新答应一个。",
    en: "The time promised before no longer holds: whoever takes it promises one of their own.",
  },
  notTheDesk: { zh: "只能往后升级，不退回一线。", en: "It goes onwards, never back to the first line." },
  noteDesign: { zh: "记下方案设计。", en: "The design of the solution is kept." },
  confirmDesign: { zh: "记下客户同意了设计。", en: "The user's agreement to the design is kept." },
  dropDesign: { zh: "以前同意的设计作废。", en: "The design agreed before binds nobody any more." },
  countSupplierIn: { zh: "正在处理的供应商加一。", en: "One more supplier is at work." },
  countSupplierOut: { zh: "正在处理的供应商减一。", en: "One supplier fewer is at work." },
  // urgent and major
  isUrgent: { zh: "优先级是紧急。", en: "Its priority is urgent." },
  notCoordinated: { zh: "还没有协调人。", en: "Nobody coordinates it yet." },
  coordinationOpen: { zh: "正在协调。", en: "It is being coordinated." },
  isCoordinator: { zh: "仅协调人。", en: "Only the coordinator." },
  isCalled: { zh: "仅被叫来的人。", en: "Only those who were called in." },
  takesPart: { zh: "仅参与的人。", en: "Only those who take part." },
  followsNoMajor: { zh: "没有跟着一件重大事件。", en: "It follows no major incident." },
  followsMajor: { zh: "正跟着一件重大事件。", en: "It follows a major incident." },
  askCoordination: { zh: "请人来协调。", en: "Somebody is asked to coordinate." },
  takeCoordination: { zh: "记下谁在协调。", en: "Who coordinates it is kept." },
  callIn: {
    zh: "叫来的人收到通知，从此看得到这一件。",
    en: "Those called in are told, and see the case from then on.",
  },
  answerCall: { zh: "记下谁应了、何时。", en: "Who answered, and when, is kept." },
  restoreService: { zh: "记下服务何时恢复。", en: "When the service was restored is kept." },
  followMajor: {
    zh: "跟上那件重大事件，它的进展这里也看得到。",
    en: "It follows the major incident and shares its news.",
  },
  leaveMajor: { zh: "不再跟着那件重大事件。", en: "It no longer follows the major incident." },
};
