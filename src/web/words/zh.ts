import zhAdmin from "./zh/admin.json" with { type: "json" };
import zhBoard from "./zh/board.json" with { type: "json" };
import zhCalendars from "./zh/calendars.json" with { type: "json" };
import zhCases from "./zh/cases.json" with { type: "json" };
import zhCatalogue from "./zh/catalogue.json" with { type: "json" };
import zhChangeLog from "./zh/change-log.json" with { type: "json" };
import zhContacts from "./zh/contacts.json" with { type: "json" };
import zhContracts from "./zh/contracts.json" with { type: "json" };
import zhDeputies from "./zh/deputies.json" with { type: "json" };
import zhDesk from "./zh/desk.json" with { type: "json" };
import zhDuty from "./zh/duty.json" with { type: "json" };
import zhKit from "./zh/kit.json" with { type: "json" };
import zhMail from "./zh/mail.json" with { type: "json" };
import zhMailboxes from "./zh/mailboxes.json" with { type: "json" };
import zhMajorRules from "./zh/major-rules.json" with { type: "json" };
import zhMyWork from "./zh/my-work.json" with { type: "json" };
import zhPeople from "./zh/people.json" with { type: "json" };
import zhProblems from "./zh/problems.json" with { type: "json" };
import zhProcedures from "./zh/procedures.json" with { type: "json" };
import zhProfile from "./zh/profile.json" with { type: "json" };
import zhProjects from "./zh/projects.json" with { type: "json" };
import zhRegisters from "./zh/registers.json" with { type: "json" };
import zhRelate from "./zh/relate.json" with { type: "json" };
import zhScripts from "./zh/scripts.json" with { type: "json" };
import zhSerious from "./zh/serious.json" with { type: "json" };
import zhStaff from "./zh/staff.json" with { type: "json" };
import zhStandardSteps from "./zh/standard-steps.json" with { type: "json" };
import zhTools from "./zh/tools.json" with { type: "json" };

/** The words of the staff client in Chinese, by area. */
export const words = {
  projects: zhProjects,
  registers: zhRegisters,
  relate: zhRelate,
  serious: zhSerious,
  majorRules: zhMajorRules,
  mail: zhMail,
  mailboxes: zhMailboxes,
  profile: zhProfile,
  problems: zhProblems,
  procedures: zhProcedures,
  people: zhPeople,
  contacts: zhContacts,
  contracts: zhContracts,
  deputies: zhDeputies,
  desk: zhDesk,
  duty: zhDuty,
  catalogue: zhCatalogue,
  calendars: zhCalendars,
  board: zhBoard,
  admin: zhAdmin,
  changeLog: zhChangeLog,
  kit: zhKit,
  scripts: zhScripts,
  staff: zhStaff,
  standardSteps: zhStandardSteps,
  cases: zhCases,
  myWork: zhMyWork,
  tools: zhTools,
} as const;
