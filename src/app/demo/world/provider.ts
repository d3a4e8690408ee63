import type { Role } from "#kernel/people/roles.ts";
import type { Words } from "#kernel/words/words.ts";
import type { CustomerKey } from "./customers.ts";

/** The fictional provider: its departments, teams and people. Logins are the keys. */

export type DepartmentKey = "operations" | "network" | "applications" | "automation" | "centre" | "quality" | "office";

export const departments: Record<DepartmentKey, string> = {
  operations: "运维部",
  network: "网络与终端处",
  applications: "应用系统处",
  automation: "自控与物联处",
  centre: "技术中心",
  quality: "质量与客户关系部",
  office: "公司办公室",
};

export type TeamKey = "desk" | "network" | "applications" | "automation" | "specialists";

export const teams: Record<TeamKey, { name: Words; department: DepartmentKey; line: number }> = {
  desk: { name: { zh: "服务台", en: "Service desk" }, department: "operations", line: 1 },
  network: { name: { zh: "网络与终端组", en: "Network and terminals" }, department: "network", line: 2 },
  applications: { name: { zh: "应用系统组", en: "Applications" }, department: "applications", line: 2 },
  automation: { name: { zh: "自控与物联组", en: "Automation and devices" }, department: "automation", line: 2 },
  specialists: { name: { zh: "专家组", en: "Specialists" }, department: "centre", line: 3 },
};

/** The departments that dispatches go to, each with the team that works for it. */
export const businessDepartments = ["network", "applications", "automation"] as const;

export type Staff = {
  login: string;
  name: string;
  title: string;
  role: Role;
  /** Null: the role is held in the provider as a whole. */
  department: DepartmentKey | null;
  team?: TeamKey;
  /** Works at this customer's and nowhere else. */
  onSiteAt?: CustomerKey;
  /** Is given a password: at least one holder of every role. */
  signsIn?: true;
};

const one = (
  login: string,
  name: string,
  title: string,
  role: Role,
  department: DepartmentKey | null,
  more: Pick<Staff, "team" | "onSiteAt" | "signsIn"> = {},
): Staff => ({ login, name, title, role, department, ...more });

const signsIn = true as const;

export const staff: readonly Staff[] = [
  one("cheng.wanzhao", "程晚照", "接线员", "call-logger", "operations", { team: "desk", signsIn }),
  one("ye.xiaoman", "叶小满", "服务台初级工程师", "junior-agent", "operations", { team: "desk", signsIn }),
  one("shen.yiwei", "沈一苇", "技术协调员", "skilled-agent", "operations", { team: "desk", signsIn }),
  one("zhong.weichi", "钟未迟", "技术协调员", "skilled-agent", "operations", { team: "desk" }),
  one("he.yebai", "贺夜白", "技术协调员（夜班）", "skilled-agent", "operations", { team: "desk" }),
  one("wen.ruogu", "温如故", "服务台专家", "expert-agent", "operations", { team: "desk", signsIn }),
  one("pei.qinghe", "裴清和", "服务台主管", "desk-lead", "operations", { team: "desk", signsIn }),
  one("qin.guanlan", "秦观澜", "运维团队负责人", "operations-head", "operations", { signsIn }),
  one("lu.xingzhou", "陆行舟", "事件经理", "incident-manager", "operations", { signsIn }),
  one("lin.jianshan", "林见山", "项目经理", "project-manager", "operations", { signsIn }),

  one("wei.zhaoge", "卫朝歌", "联络员", "liaison", "network", { team: "network", signsIn }),
  one("miao.wangshu", "苗望舒", "处长", "department-head", "network", { team: "network", signsIn }),
  one("zhou.zhiwei", "周知微", "网络工程师", "engineer", "network", { team: "network", signsIn }),
  one("ji.changqing", "季长卿", "副处长、网络工程师", "engineer", "network", { team: "network" }),
  one("fu.linyuan", "傅临渊", "终端工程师", "engineer", "network", { team: "network" }),
  one("shi.yanqing", "石砚青", "驻场工程师（建木医院）", "on-site-staff", "network", {
    team: "network",
    onSiteAt: "hospital",
    signsIn,
  }),

  one("ruan.tingyu", "阮听雨", "联络员", "liaison", "applications", { team: "applications" }),
  one("shao.huaijin", "邵怀瑾", "处长", "department-head", "applications", { team: "applications" }),
  one("luo.zhiyun", "罗织云", "应用工程师", "engineer", "applications", { team: "applications", signsIn }),
  one("qiao.musheng", "乔木生", "数据库工程师", "engineer", "applications", { team: "applications" }),
  one("meng.shiyi", "孟拾遗", "系统工程师", "engineer", "applications", { team: "applications" }),
  one("yan.zhibai", "严知白", "测试工程师", "test-engineer", "applications", { team: "applications", signsIn }),

  one("fang.jibai", "方既白", "联络员", "liaison", "automation", { team: "automation" }),
  one("gao.wangchuan", "高望川", "处长", "department-head", "automation", { team: "automation" }),
  one("ding.yichuan", "丁一川", "自控工程师", "engineer", "automation", { team: "automation" }),
  one("ni.shouzhuo", "倪守拙", "物联工程师", "engineer", "automation", { team: "automation" }),

  one("qi.shanyuan", "祁山远", "技术中心主任", "technical-centre-director", "centre", { team: "specialists", signsIn }),
  one("gong.zhiyu", "宫徵羽", "网络与安全专家", "engineer", "centre", { team: "specialists" }),
  one("mu.changfeng", "沐长风", "平台与数据库专家", "engineer", "centre", { team: "specialists" }),

  one("yan.qinghe", "晏清河", "业务关系经理", "business-relationship-manager", "quality", { signsIn }),
  one("mei.yingxue", "梅映雪", "投诉处理人", "complaint-handler", "quality", { signsIn }),
  one("ji.mingheng", "计明衡", "服务级别经理", "service-level-manager", "quality", { signsIn }),
  one("liu.ruqi", "柳如期", "客户满意度维护人", "satisfaction-coordinator", "quality", { signsIn }),
  one("shang.youdao", "尚有道", "流程负责人", "process-owner", "quality", { signsIn }),
  one("zhuo.youzhang", "卓有章", "流程经理", "process-manager", "quality", { signsIn }),
  one("shen.jiusi", "审九思", "内审员", "auditor", "quality", { signsIn }),

  one("zhang.shouzheng", "章守正", "管理者代表", "management-representative", null, { signsIn }),
  one("yue.qianxun", "岳千寻", "总经理", "management", null, { signsIn }),
  one("an.qiwei", "安其位", "系统管理员", "administrator", null, { signsIn }),
];

/** Outside companies that work for the provider. */
export const outsiders: readonly (Omit<Staff, "department"> & { company: string; isSupplier: boolean })[] = [
  {
    login: "fan.beizhi",
    name: "樊备之",
    title: "售后经理",
    role: "supplier",
    company: "衡木设备售后",
    isSupplier: true,
    signsIn,
  },
  {
    login: "yan.tongzhou",
    name: "阎同舟",
    title: "交付经理",
    role: "partner",
    company: "同舟集成",
    isSupplier: true,
    signsIn,
  },
];
