import enAdmin from "./en/admin.json" with { type: "json" };
import enBoard from "./en/board.json" with { type: "json" };
import enCalendars from "./en/calendars.json" with { type: "json" };
import enCases from "./en/cases.json" with { type: "json" };
import enCatalogue from "./en/catalogue.json" with { type: "json" };
import enChangeLog from "./en/change-log.json" with { type: "json" };
import enContacts from "./en/contacts.json" with { type: "json" };
import enContracts from "./en/contracts.json" with { type: "json" };
import enDeputies from "./en/deputies.json" with { type: "json" };
import enDesk from "./en/desk.json" with { type: "json" };
import enDuty from "./en/duty.json" with { type: "json" };
import enKit from "./en/kit.json" with { type: "json" };
import enMail from "./en/mail.json" with { type: "json" };
import enMailboxes from "./en/mailboxes.json" with { type: "json" };
import enMajorRules from "./en/major-rules.json" with { type: "json" };
import enMyWork from "./en/my-work.json" with { type: "json" };
import enPeople from "./en/people.json" with { type: "json" };
import enProblems from "./en/problems.json" with { type: "json" };
import enProcedures from "./en/procedures.json" with { type: "json" };
import enProfile from "./en/profile.json" with { type: "json" };
import enProjects from "./en/projects.json" with { type: "json" };
import enRegisters from "./en/registers.json" with { type: "json" };
import enRelate from "./en/relate.json" with { type: "json" };
import enScripts from "./en/scripts.json" with { type: "json" };
import enSerious from "./en/serious.json" with { type: "json" };
import enStaff from "./en/staff.json" with { type: "json" };
import enStandardSteps from "./en/standard-steps.json" with { type: "json" };
import enTools from "./en/tools.json" with { type: "json" };

/** The words of the staff client in English, by area. */
export const words = {
  projects: enProjects,
  registers: enRegisters,
  relate: enRelate,
  serious: enSerious,
  majorRules: enMajorRules,
  mail: enMail,
  mailboxes: enMailboxes,
  profile: enProfile,
  problems: enProblems,
  procedures: enProcedures,
  people: enPeople,
  contacts: enContacts,
  contracts: enContracts,
  deputies: enDeputies,
  desk: enDesk,
  duty: enDuty,
  catalogue: enCatalogue,
  calendars: enCalendars,
  board: enBoard,
  admin: enAdmin,
  changeLog: enChangeLog,
  kit: enKit,
  scripts: enScripts,
  staff: enStaff,
  standardSteps: enStandardSteps,
  cases: enCases,
  myWork: enMyWork,
  tools: enTools,
} as const;
