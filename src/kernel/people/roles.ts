import type { Words } from "../words/words.ts";

/** All roles of REQUIREMENTS (U1). One person may hold several, each in an organisation. */
export const roles = {
  "call-logger": { zh: "接线员", en: "Call-logger" },
  "junior-agent": { zh: "初级服务台人员", en: "Junior desk agent" },
  "skilled-agent": { zh: "技能型服务台人员", en: "Skilled desk agent" },
  "expert-agent": { zh: "专家型服务台人员", en: "Expert desk agent" },
  "desk-lead": { zh: "服务台主管", en: "Desk lead" },
  engineer: { zh: "工程师", en: "Engineer" },
  "test-engineer": { zh: "测试工程师", en: "Test engineer" },
  liaison: { zh: "业务部门联络员", en: "Liaison" },
  "department-head": { zh: "部门负责人", en: "Department head" },
  "technical-centre-director": { zh: "技术中心主任", en: "Technical centre director" },
  "project-manager": { zh: "项目经理", en: "Project manager" },
  "incident-manager": { zh: "事件经理", en: "Incident manager" },
  "process-manager": { zh: "流程经理", en: "Process manager" },
  "process-owner": { zh: "流程负责人", en: "Process owner" },
  "operations-head": { zh: "运维团队负责人", en: "Operations head" },
  "on-site-staff": { zh: "现场运维人员", en: "On-site staff" },
  "complaint-handler": { zh: "投诉处理人", en: "Complaint handler" },
  "business-relationship-manager": { zh: "业务关系经理", en: "Business relationship manager" },
  "service-level-manager": { zh: "服务级别经理", en: "Service level manager" },
  "satisfaction-coordinator": { zh: "客户满意度维护人", en: "Satisfaction coordinator" },
  "management-representative": { zh: "管理者代表", en: "Management representative" },
  management: { zh: "管理层", en: "Management" },
  auditor: { zh: "审核员", en: "Auditor" },
  administrator: { zh: "系统管理员", en: "Administrator" },
  customer: { zh: "客户", en: "Customer" },
  "customer-representative": { zh: "用户代表", en: "Customer representative" },
  supplier: { zh: "供应商", en: "Supplier" },
  partner: { zh: "合作伙伴", en: "Partner" },
  integration: { zh: "接口程序", en: "Integration" },
} as const satisfies Record<string, Words>;

export type Role = keyof typeof roles;
export const roleKeys = Object.keys(roles) as Role[];

/** The four levels of desk agents and their lead: whoever holds one of these is "the desk". */
export const deskRoles: readonly Role[] = ["call-logger", "junior-agent", "skilled-agent", "expert-agent", "desk-lead"];

const outside: readonly Role[] = ["customer", "customer-representative", "supplier", "partner"];
/** Roles of the provider's own people and programs: whoever holds none of these is somebody from outside. */
export const staffRoleKeys: readonly Role[] = roleKeys.filter((role) => !outside.includes(role));
