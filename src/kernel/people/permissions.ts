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
  "case.backdate": { zh: "补记较早的时间", en: "Backdate entries" },
  "incident.triage": { zh: "分诊", en: "Triage incidents" },
  "incident.solve-first-line": { zh: "一线解决", en: "Solve at first line" },
  "incident.dispatch": { zh: "派单", en: "Dispatch incidents" },
  "incident.acknowledge": { zh: "联络员确认", en: "Acknowledge a dispatch" },
  "incident.assign": { zh: "分派工程师", en: "Assign engineers" },
  "incident.head-decide": { zh: "部门负责人受理", en: "Accept as department head" },
  "incident.ask": { zh: "请客户补充", en: "Ask the customer" },
  "incident.work": { zh: "处理事件", en: "Work on incidents" },
  "incident.escalate": { zh: "升级", en: "Escalate" },
  "incident.raise-risk": { zh: "提示服务风险", en: "Say a service is at risk" },
  "incident.hand-to-supplier": { zh: "交供应商处理一部分", en: "Hand a part to a supplier" },
  "incident.ask-coordination": { zh: "请求协调", en: "Ask for coordination" },
  "incident.coordinate": { zh: "协调紧急事件", en: "Coordinate urgent cases" },
  "incident.raise-to-major": { zh: "提议重大事件", en: "Raise to a major incident" },
  "incident.follow-major": { zh: "归入重大事件", en: "Put under a major incident" },
  "supplier-part.coordinate": { zh: "协调供应商部分", en: "Coordinate a supplier's part" },
  "supplier-part.act": { zh: "供应商答复与完成", en: "Answer and finish as supplier" },
  "major.declare": { zh: "宣布重大事件", en: "Declare a major incident" },
  "major.coordinate": { zh: "处置重大事件", en: "Run a major incident" },
  "major.read": { zh: "查看重大事件", en: "See major incidents" },
  "improvement.work": { zh: "完成改进项", en: "Work on improvement items" },
  "incident.take-result": { zh: "收结果、补全记录", en: "Take the result" },
  "incident.close": { zh: "关闭", en: "Close incidents" },
  "incident.cancel": { zh: "取消", en: "Cancel incidents" },
  "incident.reopen": { zh: "重开", en: "Reopen incidents" },
  "incident.customer-act": { zh: "客户确认、重开、评价", en: "Confirm, reopen, rate as customer" },
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
  "process.read": { zh: "查看流程", en: "Read procedures" },
  "process.manage": { zh: "维护流程", en: "Manage procedures" },
  "installation.manage": { zh: "系统设置", en: "Manage the installation" },
  "events.read": { zh: "读取事件流", en: "Read the stream of announcements" },
} as const satisfies Record<string, Words>;

export type Permission = keyof typeof permissions;
export const permissionKeys = Object.keys(permissions) as Permission[];

const everyStaffMember: Permission[] = [
  "case.comment",
  "case.read-internal",
  "people.read",
  "register.read",
  "process.read",
  "major.read",
  "improvement.work",
];
const callLogger: Permission[] = [
  ...everyStaffMember,
  "incident.raise-risk",
  "incident.follow-major",
  "case.register",
  "incident.triage",
  "incident.dispatch",
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
  "incident.hand-to-supplier",
  "incident.ask-coordination",
  "incident.raise-to-major",
  "supplier-part.coordinate",
  "follow-up.call",
  "case.stand-in",
  "case.read-all",
];
const deskLead: Permission[] = [...agent, "case.backdate", "case.erase-content", "incident.assign"];
const engineer: Permission[] = [
  ...everyStaffMember,
  "incident.work",
  "incident.ask",
  "incident.escalate",
  "incident.raise-risk",
  "incident.hand-to-supplier",
  "incident.ask-coordination",
  "incident.raise-to-major",
  "incident.follow-major",
  "case.register",
  // Who replaces a device writes down the new one.
  "device.manage",
];
const overseer: Permission[] = [...everyStaffMember, "case.read-all", "follow-up.read"];
/** Who takes charge where it is serious: coordinates urgent cases, runs major incidents. */
const inCharge: Permission[] = [
  ...overseer,
  "incident.assign",
  "incident.escalate",
  "incident.raise-risk",
  "incident.coordinate",
  "incident.raise-to-major",
  "incident.follow-major",
  "major.coordinate",
];
const customer: Permission[] = ["case.register", "case.comment", "incident.customer-act"];

/** What each role may do as shipped; an administrator's change (table role_permissions) replaces a role's line. */
export const shippedPermissions: Record<Role, readonly Permission[]> = {
  ...(Object.fromEntries(roleKeys.map((role) => [role, everyStaffMember])) as Record<Role, Permission[]>),
  "call-logger": [...callLogger, "case.read-all"],
  "junior-agent": agent,
  "skilled-agent": agent,
  "expert-agent": agent,
  "desk-lead": deskLead,
  engineer,
  "on-site-staff": engineer,
  liaison: [...engineer, "incident.acknowledge", "incident.assign"],
  "department-head": [...engineer, "incident.acknowledge", "incident.assign", "incident.head-decide"],
  "technical-centre-director": [...engineer, "incident.acknowledge", "incident.assign"],
  // D27: by some contracts a case goes to the project manager first, who takes it and assigns it.
  "project-manager": [...inCharge, "incident.acknowledge"],
  "incident-manager": [...inCharge, "major.declare"],
  "operations-head": [...overseer, "case.erase-content", "major.declare", "major.coordinate"],
  "process-owner": [...overseer, "process.manage"],
  "process-manager": overseer,
  "service-level-manager": [...overseer, "register.manage", "device.manage"],
  "business-relationship-manager": [...overseer, "people.manage-customers"],
  "satisfaction-coordinator": overseer,
  "complaint-handler": overseer,
  "management-representative": overseer,
  management: overseer,
  // Looks at everything and leaves no word behind: what is audited stays as it was found.
  auditor: overseer.filter((permission) => permission !== "case.comment"),
  administrator: [
    ...everyStaffMember,
    "people.manage",
    "people.manage-customers",
    "roles.manage",
    "api-keys.manage",
    "register.manage",
    "device.manage",
    "process.manage",
    "installation.manage",
    "events.read",
  ],
  customer,
  "customer-representative": customer,
  supplier: ["case.comment", "supplier-part.act"],
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
