import { deskRoles, type Role, roleKeys } from "#kernel/people/roles.ts";

/**
 * S7, ASVS 8.2.1 8.2.2 8.4.1: who may call what, and who sees which case, declared by hand and independent of the code that decides it.
 * A new operation needs a line here; a new role or a changed right shows here as a difference somebody has to want.
 */

/** Everybody who may knock: people of the customers' side, a supplier, a link, a program, and one person of each staff role. */
export const outsiders = [
  "anonymous",
  "link",
  "requester",
  "colleague",
  "representative",
  "stranger",
  "supplier",
] as const;
const outsideRoles: readonly Role[] = ["customer", "customer-representative", "supplier", "partner", "integration"];
export const staffRoles = roleKeys.filter((role) => !outsideRoles.includes(role));
export type Principal = (typeof outsiders)[number] | "integration" | Role;
export const principals: readonly Principal[] = [...outsiders, "integration", ...staffRoles];

const customers: Principal[] = ["requester", "colleague", "representative", "stranger"];
const signedIn: Principal[] = [...customers, "supplier", "integration", ...staffRoles];
const persons = signedIn.filter((who) => who !== "integration");
const everybody: Principal[] = ["anonymous", "link", ...signedIn];
const nobodySpecial: Principal[] = [];
const callLoggers: Principal[] = [...deskRoles];
const engineers: Principal[] = ["engineer", "on-site-staff", "liaison", "department-head", "technical-centre-director"];
const staff: Principal[] = [...staffRoles];
/** An auditor reads everything and says nothing. */
const writers: Principal[] = staff.filter((who) => who !== "auditor");
/** Of the customers' side only who represents one has approvals another could take. */
const namers: Principal[] = [...staff, "representative"];
const people: Principal[] = [...staff, "integration"];
const registrars: Principal[] = [...callLoggers, ...engineers, ...customers, "operations-head", "integration"];
const contactKeepers: Principal[] = [...callLoggers, "business-relationship-manager", "administrator"];
const registerKeepers: Principal[] = ["service-level-manager", "administrator"];
const deviceKeepers: Principal[] = [...callLoggers, ...engineers, ...registerKeepers];
const relaters: Principal[] = [...callLoggers, ...engineers, "project-manager", "incident-manager"];
const mergers: Principal[] = [...callLoggers.filter((who) => who !== "call-logger"), "incident-manager"];
const problemManagers: Principal[] = ["incident-manager", "technical-centre-director"];
const reviewers: Principal[] = ["project-manager", "incident-manager", "operations-head"];
const rosterKeepers: Principal[] = ["desk-lead", "department-head", "technical-centre-director", "administrator"];
const administrators: Principal[] = ["administrator"];

/** A case of the table below, as a path names it. */
export const targets = ["own", "other", "restricted"] as const;
export type Target = (typeof targets)[number];

/**
 * Who finds which case, by number, in lists, counts, search, similar, events: `own` is 顾南枝's of the library, worked on by the network
 * team of the department; `other` is the hospital's and still at the desk; `restricted` is the library's, for its parties only.
 */
const seeAll: Principal[] = [
  ...callLoggers,
  "integration",
  "project-manager",
  "incident-manager",
  "operations-head",
  "process-owner",
  "process-manager",
  "service-level-manager",
  "business-relationship-manager",
  "satisfaction-coordinator",
  "complaint-handler",
  "management-representative",
  "management",
  "auditor",
];
export const finds: Record<Target, readonly Principal[]> = {
  own: [
    ...seeAll,
    "requester",
    "representative",
    "link",
    "engineer",
    "liaison",
    "department-head",
    "technical-centre-director",
  ],
  other: [...seeAll, "stranger"],
  restricted: nobodySpecial,
};

/** Who reads what is said inside the house about a case they find. */
export const readsInternal = (who: Principal): boolean => people.includes(who);

type Expectation = {
  /** Who is let in at all; everybody else gets 403, and 401 without any credentials. */
  letsIn: readonly Principal[];
  /** Its path names a case: those let in who do not find it get 404. */
  ofCase?: true;
  /** Query strings that ask for as much as possible. */
  asks?: readonly string[];
  /** It does not end: only those kept out are asked; what it tells whom is proved in live.test.ts. */
  isEndless?: true;
};

const all = "limit=200";
const words = ["q=黑屏", "q=CANARY", "q=%2B8613855500177", "q=SERIAL", "q=restricted", "q=何未央"];
const ofCase = true;

export const expectations: Record<string, Expectation> = {
  // cases
  "cases.register": { letsIn: registrars },
  "cases.list": {
    letsIn: signedIn,
    asks: [
      all,
      `${all}&q=黑屏`,
      `${all}&family=open,waiting,done,cancelled`,
      `${all}&organisation={hospital}`,
      `${all}&sort=-createdAt`,
    ],
  },
  "cases.counts": { letsIn: signedIn },
  "cases.read": { letsIn: [...signedIn, "link"], ofCase },
  "cases.move": { letsIn: [...signedIn, "link"], ofCase },
  "cases.convert": { letsIn: callLoggers, ofCase },
  "service-requests.approvals": { letsIn: signedIn, ofCase },
  "cases.comment": { letsIn: [...writers, ...customers, "supplier", "integration", "link"], ofCase },
  "cases.timeline": { letsIn: [...signedIn, "link"], ofCase, asks: ["limit=500"] },
  "cases.erase-entry": { letsIn: ["desk-lead", "operations-head"], ofCase },
  "cases.explain": { letsIn: signedIn, ofCase },
  "cases.linked": { letsIn: signedIn, ofCase },
  "cases.link": { letsIn: relaters, ofCase },
  "cases.unlink": { letsIn: relaters, ofCase },
  "cases.merge": { letsIn: mergers, ofCase },
  "cases.merge-preview": { letsIn: mergers, ofCase, asks: ["cases=10000320"] },
  "cases.unmerge": { letsIn: mergers, ofCase },
  "cases.split": { letsIn: relaters, ofCase },
  "cases.clone": { letsIn: relaters, ofCase },
  "cases.cascade-preview": { letsIn: relaters, ofCase },
  "cases.cascade": { letsIn: relaters, ofCase },
  "cases.suspected": { letsIn: registrars, asks: ["q=黑屏&organisation={hospital}&device=1&person=1"] },
  "cases.called-again": { letsIn: relaters, ofCase },
  "reviews.sign": { letsIn: reviewers, ofCase },
  "resources.ask": { letsIn: ["project-manager", "incident-manager"], ofCase },
  "resources.answer": { letsIn: ["department-head"] },
  "resources.of-case": { letsIn: people, ofCase },
  "resources.mine": { letsIn: people },
  "reviews.list": { letsIn: reviewers, asks: [all] },
  "cases.apply-solution": { letsIn: relaters, ofCase },
  "problems.recurring": { letsIn: problemManagers },
  "problems.make": { letsIn: problemManagers },
  "problems.dismiss": { letsIn: problemManagers },
  "problems.make-of-case": { letsIn: problemManagers, ofCase },
  "problems.known-errors": { letsIn: people, ofCase },
  "problems.apply": { letsIn: relaters, ofCase },
  "problems.rule": { letsIn: people },
  "problems.change-rule": { letsIn: registerKeepers },
  "cases.similar": { letsIn: signedIn, ofCase },
  "incidents.coordination-awaited": { letsIn: ["project-manager", "incident-manager"] },
  "incidents.contacts": { letsIn: people, ofCase },
  "cases.promise": { letsIn: registrars },
  "cases.export": {
    letsIn: people,
    asks: ["", "q=黑屏", "family=open,waiting,done,cancelled&columns=number,subject,organisation"],
  },
  "cases.mine": { letsIn: people, ofCase },
  "cases.follow": { letsIn: people, ofCase },
  "cases.snooze": { letsIn: people, ofCase },
  "cases.wake": { letsIn: people, ofCase },
  "cases.colleagues": { letsIn: people, ofCase, asks: ["q=周"] },
  "reminders.list": { letsIn: people },
  "reminders.create": { letsIn: people },
  "reminders.done": { letsIn: people },
  "case-bulk.moves": { letsIn: writers },
  "case-bulk.preview": { letsIn: writers },
  "case-bulk.act": { letsIn: writers },
  "case-views.list": { letsIn: people },
  "case-views.create": { letsIn: people },
  "case-views.change": { letsIn: people },
  "case-views.order": { letsIn: people },
  "case-views.remove": { letsIn: people },
  "macros.list": { letsIn: people },
  "macros.create": { letsIn: people },
  "macros.change": { letsIn: people },
  "macros.archive": { letsIn: people },
  "macros.restore": { letsIn: people },
  "macros.on-case": { letsIn: people, ofCase },
  "macros.preview": { letsIn: people },
  "macros.apply": { letsIn: people },
  "cases.called": { letsIn: staff, ofCase },
  "majors.open": { letsIn: staff },
  "majors.room": { letsIn: staff, ofCase },
  // Its path names a supplier's part, which no case of the table is.
  "supplier-parts.link": { letsIn: ["junior-agent", "skilled-agent", "expert-agent", "desk-lead"] },
  "todos.list": { letsIn: signedIn, asks: [all] },
  "board.read": { letsIn: seeAll, asks: [""] },
  search: { letsIn: signedIn, asks: words.map((q) => `${q}&limit=50`) },
  similar: { letsIn: signedIn, asks: ["q=三楼借还机黑屏重启无效&organisation={hospital}", "q=CANARY 黑屏"] },
  "attachments.upload": { letsIn: [...writers, ...customers, "supplier", "integration", "link"], ofCase },
  "attachments.read": { letsIn: [...signedIn, "link"] },
  "attachments.preview": { letsIn: [...signedIn, "link"] },
  // what happens
  "events.list": { letsIn: ["administrator", "integration"], asks: ["limit=500"] },
  "live.stream": { letsIn: signedIn, isEndless: true },
  "live.looking": { letsIn: signedIn },
  "notices.list": { letsIn: signedIn, asks: [""] },
  "notices.read": { letsIn: signedIn },
  "notices.read-all": { letsIn: signedIn },
  "cases.scripts": { letsIn: people, ofCase },
  // procedures
  "processes.list": { letsIn: people },
  "processes.read": { letsIn: people },
  "processes.versions": { letsIn: people },
  // people
  "callers.recognise": { letsIn: people, asks: ["phone=%2B8613855500177", "q=何未央", "email=he.wy@jianmu.example"] },
  "organisations.list": { letsIn: people, asks: [all] },
  "organisations.read": { letsIn: people },
  "organisations.create": { letsIn: contactKeepers },
  "organisations.edit": { letsIn: contactKeepers },
  "persons.list": { letsIn: people, asks: [all] },
  "persons.read": { letsIn: people },
  "persons.create": { letsIn: contactKeepers },
  "persons.edit": { letsIn: contactKeepers },
  "persons.erase": { letsIn: administrators },
  "persons.add-membership": { letsIn: contactKeepers },
  "persons.remove-membership": { letsIn: contactKeepers },
  "persons.deputies": { letsIn: administrators },
  "persons.name-deputy": { letsIn: administrators },
  "persons.end-deputy": { letsIn: administrators },
  "persons.make-sign-in-link": { letsIn: contactKeepers },
  "teams.list": { letsIn: people },
  "teams.create": { letsIn: administrators },
  "teams.edit": { letsIn: administrators },
  "roles.list": { letsIn: people },
  "roles.edit": { letsIn: administrators },
  "api-keys.list": { letsIn: administrators },
  "api-keys.create": { letsIn: administrators },
  "api-keys.revoke": { letsIn: administrators },
  // oneself
  "me.read": { letsIn: signedIn },
  "me.edit": { letsIn: persons },
  "me.change-password": { letsIn: signedIn },
  "me.sessions": { letsIn: persons },
  "me.end-session": { letsIn: persons },
  "me.end-other-sessions": { letsIn: persons },
  // before anybody is known (S33)
  "sessions.sign-in": { letsIn: everybody },
  "sessions.sign-out": { letsIn: everybody },
  "set-up.finish": { letsIn: everybody },
  "sign-in-links.check": { letsIn: everybody },
  "sign-in-links.use": { letsIn: everybody },
  "links.open": { letsIn: everybody },
  "links.track": { letsIn: everybody },
  // registers
  "calendars.list": { letsIn: people },
  "calendars.read": { letsIn: people },
  "calendars.year": { letsIn: people },
  "calendars.create": { letsIn: registerKeepers },
  "calendars.preview": { letsIn: registerKeepers },
  "calendars.change": { letsIn: registerKeepers },
  "calendars.preview-day": { letsIn: registerKeepers },
  "calendars.set-day": { letsIn: registerKeepers },
  "calendars.preview-recompute": { letsIn: registerKeepers },
  "calendars.recompute": { letsIn: registerKeepers },
  "calendars.archive": { letsIn: registerKeepers },
  "calendars.restore": { letsIn: registerKeepers },
  "calendar-replans.read": { letsIn: registerKeepers },
  "holiday-years.list": { letsIn: people },
  "holiday-years.preview": { letsIn: registerKeepers },
  "holiday-years.import": { letsIn: registerKeepers },
  "services.names": { letsIn: signedIn },
  "services.list": { letsIn: people },
  "services.read": { letsIn: people },
  "services.create": { letsIn: registerKeepers },
  "services.change": { letsIn: registerKeepers },
  "services.archive": { letsIn: registerKeepers },
  "services.restore": { letsIn: registerKeepers },
  "catalogue.offered": { letsIn: registrars, asks: ["", "organisation={hospital}"] },
  "catalogue.list": { letsIn: people },
  "catalogue.read": { letsIn: people },
  "catalogue.create": { letsIn: registerKeepers },
  "catalogue.change": { letsIn: registerKeepers },
  "catalogue.archive": { letsIn: registerKeepers },
  "catalogue.restore": { letsIn: registerKeepers },
  "deputies.list": { letsIn: namers },
  "deputies.candidates": { letsIn: namers },
  "deputies.name": { letsIn: namers },
  "deputies.end": { letsIn: namers },
  "categories.list": { letsIn: people },
  "categories.read": { letsIn: people },
  "categories.create": { letsIn: registerKeepers },
  "categories.change": { letsIn: registerKeepers },
  "categories.archive": { letsIn: registerKeepers },
  "categories.restore": { letsIn: registerKeepers },
  "priority-matrix.read": { letsIn: people },
  "priority-matrix.change": { letsIn: registerKeepers },
  "major-rules.list": { letsIn: people },
  "major-rules.create": { letsIn: registerKeepers },
  "major-rules.change": { letsIn: registerKeepers },
  "major-rules.archive": { letsIn: registerKeepers },
  "major-rules.restore": { letsIn: registerKeepers },
  "letters.list": { letsIn: callLoggers },
  "letters.read": { letsIn: callLoggers },
  "letters.original": { letsIn: callLoggers },
  "letters.release": { letsIn: callLoggers },
  "letters.discard": { letsIn: callLoggers },
  "cases.mail": { letsIn: people },
  "deliveries.list": { letsIn: callLoggers },
  "deliveries.send-again": { letsIn: callLoggers },
  "mailboxes.list": { letsIn: ["desk-lead", "administrator"] },
  "mailboxes.create": { letsIn: administrators },
  "mailboxes.change": { letsIn: administrators },
  "mailboxes.archive": { letsIn: administrators },
  "mailboxes.restore": { letsIn: administrators },
  "mailboxes.probe": { letsIn: administrators },
  "standard-steps.list": { letsIn: people },
  "standard-steps.create": { letsIn: registerKeepers },
  "standard-steps.change": { letsIn: registerKeepers },
  "standard-steps.archive": { letsIn: registerKeepers },
  "standard-steps.restore": { letsIn: registerKeepers },
  "contact-lists.list": { letsIn: people },
  "contact-lists.create": { letsIn: registerKeepers },
  "contact-lists.change": { letsIn: registerKeepers },
  "contact-lists.archive": { letsIn: registerKeepers },
  "contact-lists.restore": { letsIn: registerKeepers },
  "service-levels.list": { letsIn: people },
  "service-levels.read": { letsIn: people },
  "service-levels.preview": { letsIn: registerKeepers },
  "service-levels.preview-assignment": { letsIn: registerKeepers },
  "level-agreements.list": { letsIn: people },
  "level-agreements.read": { letsIn: people },
  "level-agreements.create": { letsIn: registerKeepers },
  "level-agreements.preview": { letsIn: registerKeepers },
  "level-agreements.withdraw": { letsIn: registerKeepers },
  "projects.list": { letsIn: people },
  "projects.read": { letsIn: people },
  "projects.create": { letsIn: registerKeepers },
  "projects.change": { letsIn: registerKeepers },
  "projects.archive": { letsIn: registerKeepers },
  "projects.restore": { letsIn: registerKeepers },
  "contracts.list": { letsIn: people },
  "contracts.read": { letsIn: people },
  "contracts.cover": { letsIn: people },
  "contracts.create": { letsIn: registerKeepers },
  "contracts.change": { letsIn: registerKeepers },
  "contracts.archive": { letsIn: registerKeepers },
  "contracts.restore": { letsIn: registerKeepers },
  "service-levels.create": { letsIn: registerKeepers },
  "service-levels.change": { letsIn: registerKeepers },
  "service-levels.make-default": { letsIn: registerKeepers },
  "service-levels.archive": { letsIn: registerKeepers },
  "service-levels.restore": { letsIn: registerKeepers },
  "scripts.list": { letsIn: people },
  "scripts.change": { letsIn: registerKeepers },
  "scripts.reset": { letsIn: registerKeepers },
  "devices.list": { letsIn: signedIn, asks: [all, `${all}&organisation={hospital}`, "q=SERIAL"] },
  "devices.read": { letsIn: signedIn },
  "devices.create": { letsIn: deviceKeepers },
  "devices.change": { letsIn: deviceKeepers },
  "devices.archive": { letsIn: deviceKeepers },
  "devices.restore": { letsIn: deviceKeepers },
  // duty (D20)
  "duty.now": { letsIn: people },
  "duty.hotline": { letsIn: everybody },
  "duty.set-hotline": { letsIn: registerKeepers },
  "duty.roster": { letsIn: people, asks: ["from=2030-03-04&until=2030-03-10"] },
  "duty.settings": { letsIn: rosterKeepers },
  "duty.add-shift": { letsIn: rosterKeepers },
  "duty.change-shift": { letsIn: rosterKeepers },
  "duty.plan": { letsIn: rosterKeepers },
  "duty.copy-weeks": { letsIn: rosterKeepers },
  "duty.rotate": { letsIn: rosterKeepers },
  "duty.clear": { letsIn: rosterKeepers },
  "duty.publish": { letsIn: rosterKeepers },
  "duty.ask-swap": { letsIn: people },
  "duty.step-swap": { letsIn: people },
  "duty.add-absence": { letsIn: people },
  "duty.change-absence": { letsIn: people },
  "hand-over.list": { letsIn: people, asks: [all, "q=CANARY"] },
  "hand-over.unread": { letsIn: people },
  "hand-over.offer": { letsIn: people, asks: ["team=1"] },
  "hand-over.write": { letsIn: people },
  "hand-over.read": { letsIn: people },
  // skills and routing (D7)
  "skills.list": { letsIn: people },
  "skills.create": { letsIn: registerKeepers },
  "skills.change": { letsIn: registerKeepers },
  "skills.people": { letsIn: people },
  "skills.set-sheet": { letsIn: rosterKeepers },
  "cases.routing": { letsIn: people, ofCase },
  "register-uses.list": { letsIn: people },
  "register-changes.list": { letsIn: registerKeepers, asks: [""] },
};
