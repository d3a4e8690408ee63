import type { Words } from "../words/words.ts";
import type { Role } from "./roles.ts";
import { roleKeys } from "./roles.ts";

/**
 * Every right there is: resource × action. Definitions name these for their moves, operations for their access, and the
 * administration screen is drawn from this list.
 */
export const permissions = {
  "case.register": { zh: "登记", en: "Register cases" },
  "case.read-all": { zh: "查看全部事件", en: "Read all cases" },
  "case.comment": { zh: "写回复和备注", en: "Write replies and notes" },
  "case.read-internal": { zh: "查看内部备注", en: "Read internal notes" },
  "case.erase-content": { zh: "清除内容（隐私）", en: "Erase content (privacy)" },
  "case.stand-in": { zh: "代办落到服务台的事项", en: "Act on what fell to the desk" },
  "case.bulk": { zh: "批量操作", en: "Act upon many cases" },
  "case.share-tools": { zh: "共享视图与快捷操作", en: "Share views and macros" },
  "case.relate": { zh: "关联、拆分、复制", en: "Link, split and copy cases" },
  "case.merge": { zh: "合并、撤销合并", en: "Merge cases and undo it" },
  "case.review": { zh: "评定处理是否合理", en: "Review how a case was handled" },
  "case.backdate": { zh: "补记较早的时间", en: "Backdate entries" },
  "case.chase": { zh: "记录催问、催办", en: "Record chasing calls, urge" },
  "incident.triage": { zh: "分诊", en: "Triage incidents" },
  "incident.solve-first-line": { zh: "一线解决", en: "Solve at first line" },
  "incident.solve-known": { zh: "一线按已有方案解决", en: "Solve at first line from documented solutions" },
  "incident.solve-own-way": { zh: "一线自行诊断解决", en: "Solve at first line by own diagnosis" },
  "incident.dispatch": { zh: "派单", en: "Dispatch incidents" },
  "incident.ask-approval": { zh: "申请合同外审批", en: "Ask for work outside the contract" },
  "incident.approve": { zh: "批准合同外工作", en: "Approve work outside the contract" },
  "incident.acknowledge": { zh: "联络员确认", en: "Acknowledge a dispatch" },
  "incident.assign": { zh: "分派工程师", en: "Assign engineers" },
  "incident.head-decide": { zh: "部门负责人受理", en: "Accept as department head" },
  "incident.ask": { zh: "请客户补充", en: "Ask the customer" },
  "incident.work": { zh: "处理事件", en: "Work on incidents" },
  "incident.escalate": { zh: "升级", en: "Escalate" },
  "incident.take-result": { zh: "收结果、补全记录", en: "Take the result" },
  "incident.close": { zh: "关闭", en: "Close incidents" },
  "incident.cancel": { zh: "取消", en: "Cancel incidents" },
  "incident.reopen": { zh: "重开", en: "Reopen incidents" },
  "incident.customer-act": { zh: "客户确认、重开、评价", en: "Confirm, reopen, rate as customer" },
  "problem.manage": { zh: "立问题、定调查人", en: "Make problem records, name investigators" },
  "problem.work": { zh: "处理问题", en: "Work on problems" },
  "follow-up.call": { zh: "回访", en: "Make follow-up calls" },
  "follow-up.read": { zh: "查看回访", en: "Read follow-ups" },
  "people.read": { zh: "查看人员", en: "Read people" },
  "people.manage": { zh: "维护人员与机构", en: "Manage people and organisations" },
  "people.manage-customers": { zh: "维护客户联系人", en: "Manage customer contacts" },
  "roles.manage": { zh: "维护角色权限", en: "Manage roles" },
  "api-keys.manage": { zh: "维护接口密钥", en: "Manage API keys" },
  "register.read": { zh: "查看日历、服务与级别", en: "Read calendars, services and levels" },
  "register.manage": { zh: "维护日历、服务与级别", en: "Manage calendars, services and levels" },
  "device.manage": { zh: "维护客户设备", en: "Manage customers' devices" },
  "duty.plan": { zh: "排班与请假", en: "Plan rosters and absences" },
  "process.read": { zh: "查看流程", en: "Read procedures" },
  "process.manage": { zh: "维护流程", en: "Manage procedures" },
  "installation.manage": { zh: "系统设置", en: "Manage the installation" },
  "events.read": { zh: "读取事件流", en: "Read the stream of announcements" },
} as const satisfies Record<string, Words>;

export type Permission = keyof typeof permissions;
export const permissionKeys = Object.keys(permissions) as Permission[];

const everyStaffMember: Permission[] = [
  "case.comment",
  "case.bulk",
  "case.read-internal",
  "people.read",
  "register.read",
  "process.read",
];
const callLogger: Permission[] = [
  ...everyStaffMember,
  "case.register",
  "case.relate",
  "case.chase",
  "incident.triage",
  "incident.dispatch",
  "incident.ask-approval",
  "people.manage-customers",
  "device.manage",
  "follow-up.read",
];
// D7: a call-logger registers and passes on and has no "solve"; every higher level may solve at the first line.
const agent: Permission[] = [
  ...callLogger,
  "incident.solve-first-line",
  "incident.ask",
  "incident.take-result",
  "incident.close",
  "incident.cancel",
  "incident.reopen",
  "incident.escalate",
  "follow-up.call",
  "case.stand-in",
  "case.read-all",
  "case.merge",
];
// D7: a junior agent follows standard steps only, a skilled one solves from documented solutions too, an expert most by themselves.
const skilledAgent: Permission[] = [...agent, "incident.solve-known"];
const expertAgent: Permission[] = [...skilledAgent, "incident.solve-own-way"];
const deskLead: Permission[] = [
  ...expertAgent,
  "case.backdate",
  "case.erase-content",
  "case.share-tools",
  "incident.assign",
  "duty.plan",
];
const engineer: Permission[] = [
  ...everyStaffMember,
  "incident.work",
  "incident.ask",
  "incident.escalate",
  "case.register",
  "case.relate",
  "problem.work",
  // Who replaces a device writes down the new one.
  "device.manage",
];
const overseer: Permission[] = [...everyStaffMember, "case.read-all", "follow-up.read"];
const customer: Permission[] = ["case.register", "case.comment", "incident.customer-act"];

/** What each role may do as shipped; an administrator's change (table role_permissions) replaces a role's line. */
export const shippedPermissions: Record<Role, readonly Permission[]> = {
  ...(Object.fromEntries(roleKeys.map((role) => [role, everyStaffMember])) as Record<Role, Permission[]>),
  "call-logger": [...callLogger, "case.read-all"],
  "junior-agent": agent,
  "skilled-agent": skilledAgent,
  "expert-agent": expertAgent,
  "desk-lead": deskLead,
  engineer,
  "on-site-staff": engineer,
  liaison: [...engineer, "case.share-tools", "incident.acknowledge", "incident.assign"],
  "department-head": [
    ...engineer,
    "case.share-tools",
    "incident.acknowledge",
    "incident.assign",
    "incident.head-decide",
    "incident.approve",
    "duty.plan",
  ],
  "technical-centre-director": [
    ...engineer,
    "case.share-tools",
    "problem.manage",
    "incident.acknowledge",
    "incident.assign",
    "incident.approve",
    "duty.plan",
  ],
  // D27: by some contracts a case goes to the project manager first, who takes it and assigns it.
  "project-manager": [
    ...overseer,
    "case.share-tools",
    "case.relate",
    "case.review",
    "incident.acknowledge",
    "incident.assign",
    "incident.escalate",
    "incident.approve",
    "case.chase",
  ],
  "incident-manager": [
    ...overseer,
    "case.share-tools",
    "case.relate",
    "case.merge",
    "case.review",
    "problem.manage",
    "problem.work",
    "incident.assign",
    "incident.escalate",
    "incident.approve",
    "case.chase",
  ],
  "operations-head": [...overseer, "case.share-tools", "case.review", "case.erase-content", "incident.approve"],
  "process-owner": [...overseer, "process.manage"],
  "process-manager": overseer,
  "service-level-manager": [...overseer, "register.manage", "device.manage"],
  "business-relationship-manager": [...overseer, "people.manage-customers"],
  "satisfaction-coordinator": overseer,
  "complaint-handler": overseer,
  "management-representative": overseer,
  management: overseer,
  // Looks at everything and leaves no word behind: what is audited stays as it was found.
  auditor: overseer.filter((permission) => permission !== "case.comment" && permission !== "case.bulk"),
  administrator: [
    ...everyStaffMember,
    "case.share-tools",
    "people.manage",
    "people.manage-customers",
    "roles.manage",
    "api-keys.manage",
    "register.manage",
    "device.manage",
    "duty.plan",
    "process.manage",
    "installation.manage",
    "events.read",
  ],
  customer,
  "customer-representative": customer,
  supplier: ["case.comment"],
  partner: [],
  integration: [
    "case.register",
    "case.read-all",
    "case.comment",
    "case.read-internal",
    "people.read",
    "register.read",
    "process.read",
    "events.read",
    "incident.triage",
    "incident.dispatch",
  ],
};
