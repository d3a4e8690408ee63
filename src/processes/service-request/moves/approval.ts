import type { ProcessInput } from "#kernel/process/definition.ts";

/** What approvers do, and the clock in their place. REQ D4. */
export const approvalMoves = {
  approve: {
    title: { zh: "同意", en: "Approve" },
    about: {
      zh: "会签时每个人都同意才算；任一人同意即可时，先同意的算数。",
      en: "Where all must agree everybody is awaited; where any one suffices the first decides.",
    },
    announces: "approved",
    from: ["awaitingApproval"],
    to: "same",
    orTo: ["assigned", "registered"],
    who: "service-request.approve",
    only: "responsible",
    form: [{ field: "remark" }],
    consequences: ["approve"],
    measures: ["approved"],
    key: "a",
    isPrimary: true,
  },
  refuse: {
    title: { zh: "不同意", en: "Refuse" },
    about: {
      zh: "任何一位不同意，请求结束，原因告诉申请人。",
      en: "One refusal ends the request; whoever asked is told why.",
    },
    announces: "refused",
    from: ["awaitingApproval"],
    to: "refused",
    who: "service-request.approve",
    only: "responsible",
    form: [{ field: "refusalReason", required: true }],
    consequences: ["refuse"],
    measures: ["refused"],
    tells: { zh: "没有获得批准：{{refusalReason}}", en: "It was not approved: {{refusalReason}}" },
    key: "x",
  },
  passOn: {
    title: { zh: "转给别人审批", en: "Let somebody else decide" },
    about: {
      zh: "由指定的同事代为审批，记录“代谁”。",
      en: "A colleague decides in their place, and the record says so.",
    },
    announces: "passed-on",
    from: ["awaitingApproval"],
    to: "same",
    who: "service-request.approve",
    only: "responsible",
    guards: ["staffOnly"],
    form: [{ field: "approver", required: true }, { field: "note" }],
    consequences: ["passOn"],
    measures: ["passed-on"],
  },
  deadline: {
    title: { zh: "审批超时", en: "The approval is late" },
    about: {
      zh: "按服务项目的约定：提醒、转给代理人、上报部门负责人；没有人可转就落到服务台。",
      en: "As the item says: remind, pass to the deputy, or to the department head; where there is none, to the desk.",
    },
    announces: "approval-late",
    from: ["awaitingApproval"],
    to: "same",
    who: "system",
    consequences: ["meetDeadline"],
  },
} satisfies ProcessInput["moves"];
