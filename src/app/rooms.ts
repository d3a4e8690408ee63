import { mailRoutes, probeIncoming, probeOutgoing } from "#channels/mail/index.ts";
import { fileRoutes } from "#kernel/files/routes.ts";
import type { Route } from "#kernel/http/route.ts";
import type { Reader } from "#kernel/jobs/reader.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { linkRoutes } from "#kernel/links/routes.ts";
import { liveRoutes } from "#kernel/live/routes.ts";
import { noticeRoutes } from "#kernel/notify/routes.ts";
import { deputyRoutes } from "#kernel/people/deputies/routes.ts";
import { type SessionLimits, shippedSessionLimits } from "#kernel/people/identity/identify.ts";
import { passwords } from "#kernel/people/identity/passwords.ts";
import { identityRoutes } from "#kernel/people/identity/routes.ts";
import { peopleRoutes } from "#kernel/people/routes.ts";
import { personalRoutes } from "#kernel/personal/routes.ts";
import { boardRoutes } from "#kernel/process/board/routes.ts";
import { bulkRoutes } from "#kernel/process/bulk/routes.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { exportRoutes } from "#kernel/process/export/routes.ts";
import { readerOf } from "#kernel/process/reactions.ts";
import { relateRoutes } from "#kernel/process/relate/routes.ts";
import type { TargetChange, TargetScope } from "#kernel/process/replan/target-change.ts";
import { previewTargets } from "#kernel/process/replan/target-preview.ts";
import { resourceRoutes } from "#kernel/process/resources/routes.ts";
import { reviewRoutes } from "#kernel/process/review/routes.ts";
import type { ProcessRoom } from "#kernel/process/room.ts";
import { type CaseServices, caseRoutes } from "#kernel/process/routes.ts";
import { scriptRoutes } from "#kernel/process/scripts/routes.ts";
import { listCondition } from "#kernel/search/list-condition.ts";
import { searchRoutes } from "#kernel/search/routes.ts";
import { openLike } from "#kernel/search/similar.ts";
import { followUpReactions, followUpRoom } from "#processes/follow-up/index.ts";
import { improvementItemRoom } from "#processes/improvement-item/index.ts";
import { incidentReactions, incidentRoom, incidentRoutes } from "#processes/incident/index.ts";
import { internalOperationRoom } from "#processes/internal-operation/index.ts";
import { majorIncidentReactions, majorIncidentRoom, majorIncidentRoutes } from "#processes/major-incident/index.ts";
import { problemReactions, problemRoom, problemRoutes } from "#processes/problem/index.ts";
import { serviceRequestRoom, serviceRequestRoutes } from "#processes/service-request/index.ts";
import { supplierPartReactions, supplierPartRoom, supplierPartRoutes } from "#processes/supplier-part/index.ts";
import { calendarRoutes } from "#registers/calendars/index.ts";
import { caseViewRoutes } from "#registers/case-views/index.ts";
import { catalogueRoutes } from "#registers/catalogue/index.ts";
import { categoryRoutes } from "#registers/categories/index.ts";
import { contactListRoutes } from "#registers/contact-lists/index.ts";
import { contractRoutes } from "#registers/contracts/index.ts";
import { deviceRoutes } from "#registers/devices/index.ts";
import { dutyRoutes } from "#registers/duty/index.ts";
import { handOverRoutes } from "#registers/hand-over/index.ts";
import { levelAgreementRoutes } from "#registers/level-agreements/index.ts";
import { macroRoutes } from "#registers/macros/index.ts";
import { mailboxRoutes } from "#registers/mailboxes/index.ts";
import { majorRuleRoutes } from "#registers/major-rules/index.ts";
import { priorityMatrixRoutes } from "#registers/priority-matrix/index.ts";
import { projectRoutes } from "#registers/projects/index.ts";
import { registerChangeRoutes } from "#registers/record-keeping/index.ts";
import { type ReferenceBook, whatIf } from "#registers/reference/index.ts";
import { scriptRegisterRoutes } from "#registers/scripts/index.ts";
import { serviceLevelRoutes } from "#registers/service-levels/index.ts";
import { serviceRoutes } from "#registers/services/index.ts";
import { routingReactions, skillRoutes } from "#registers/skills/index.ts";
import { standardStepsRoutes } from "#registers/standard-steps/index.ts";
import type { Program } from "./program.ts";

/** Every process this program runs. A new room is one line here, its routes and reactions one line each below and in program.ts. */
export const roomsOf = (reference: ReferenceBook): ProcessRoom[] => [
  incidentRoom({
    priorityFor: (impact, urgency) => reference.priorityFor(impact, urgency),
    service: (id) => reference.service(id),
    category: (id) => reference.category(id),
    contract: (id) => reference.contract(id),
    coverOf: (asked) => reference.coverOf(asked),
    contactList: (departmentId) => reference.contactList(departmentId),
    routeOf: (fields, organisationId) => reference.routeOf(fields, organisationId),
    pathOf: (organisationId) => reference.pathOf(organisationId),
    stepsFor: (fields) => reference.stepsFor(fields),
  }),
  followUpRoom,
  problemRoom,
  serviceRequestRoom({
    item: (id) => reference.item(id),
    itemVersion: (id, version) => reference.itemVersion(id, version),
    pathOf: (organisationId) => reference.ancestryOf(organisationId),
  }),
  internalOperationRoom,
  supplierPartRoom,
  majorIncidentRoom,
  improvementItemRoom,
];

/** What the rooms do when something happens elsewhere. */
export const reactionsOf = (engine: Engine): Reader[] => [
  readerOf("follow-up", followUpReactions(engine)),
  readerOf("incident", incidentReactions(engine)),
  readerOf("problem", problemReactions()),
  readerOf("routing", routingReactions(engine)),
  readerOf("supplier-part", supplierPartReactions(engine)),
  readerOf("major-incident", majorIncidentReactions(engine)),
];

/** What needs the kernel alone. */
export const kernelRoutes = (kernel: Kernel, sessions: SessionLimits = shippedSessionLimits): Route[] => [
  ...identityRoutes(kernel, { passwords: passwords(), sessions }),
  ...peopleRoutes(kernel),
  ...deputyRoutes(kernel),
  ...linkRoutes(kernel),
  ...noticeRoutes(kernel),
  ...fileRoutes(kernel),
];

/** Everything that answers calls. */
export function routesOf(
  {
    kernel,
    engine,
    names,
    mailboxes,
    mail,
    calendars,
    reference,
    duty,
    replanner,
    targetReplanner,
    live,
    refresh,
  }: Program,
  sessions: SessionLimits = shippedSessionLimits,
): Route[] {
  const keeping = { kernel, refresh };
  const cases: CaseServices = {
    engine,
    names,
    scripts: reference,
    searchCondition: ({ actor }, q) => listCondition(actor, q),
  };
  const promising = {
    ...keeping,
    previewTargets: (scope: TargetScope, change: TargetChange, now: Temporal.Instant) =>
      previewTargets(engine, scope, whatIf(reference.references, change, now), now),
    wakeReplanner: () => targetReplanner.wake(),
  };
  return [
    ...kernelRoutes(kernel, sessions),
    ...scriptRoutes({ engine, scripts: reference }),
    ...boardRoutes({ engine, names }),
    ...caseRoutes(cases),
    ...exportRoutes(cases),
    ...bulkRoutes(engine, names),
    ...personalRoutes(engine),
    ...caseViewRoutes(kernel),
    ...macroRoutes(engine, names),
    ...relateRoutes({
      engine,
      names,
      similarCases: ({ actor }, q, organisation) => openLike(kernel.db, actor, q, organisation),
    }),
    ...reviewRoutes({ engine, names }),
    ...resourceRoutes(engine),
    ...problemRoutes({ engine, names }),
    ...supplierPartRoutes(kernel),
    ...majorIncidentRoutes(engine),
    ...incidentRoutes(engine, reference, names),
    ...searchRoutes(kernel, engine.ground.definitions),
    ...(live === null ? [] : liveRoutes(kernel, live)),
    ...calendarRoutes({ ...keeping, calendars, wakeReplanner: () => replanner.wake() }),
    ...serviceRoutes(keeping),
    ...categoryRoutes(keeping),
    ...priorityMatrixRoutes(keeping),
    ...serviceLevelRoutes(promising),
    ...levelAgreementRoutes(promising),
    ...projectRoutes(keeping),
    ...contractRoutes({ ...promising, cover: reference }),
    ...deviceRoutes(keeping),
    ...dutyRoutes(keeping, { calendars, duty }),
    ...skillRoutes(keeping, { staff: duty, reference }),
    ...handOverRoutes(keeping, {
      duty,
      stateWords: (process, version, state) =>
        engine.ground.definitions.version(process, version).states[state]?.title ?? { zh: state, en: state },
    }),
    ...scriptRegisterRoutes({ ...keeping, definitions: engine.ground.definitions }),
    ...catalogueRoutes(keeping, reference),
    ...serviceRequestRoutes(kernel, reference, names),
    ...contactListRoutes(keeping),
    ...majorRuleRoutes(keeping),
    ...standardStepsRoutes(keeping),
    ...mailRoutes({ engine, mailboxes, mail }),
    ...mailboxRoutes({
      ...keeping,
      isProcessOpen: (key) => isOpenToLetters(engine.ground.definitions.active(key)),
      openProcesses: () =>
        engine.ground.definitions
          .activeAll()
          .flatMap(({ definition }) => (isOpenToLetters(definition) ? definition : [])),
      probe: { incoming: probeIncoming, outgoing: probeOutgoing },
    }),
    ...registerChangeRoutes(keeping),
  ];
}

/** A letter can begin it: whoever writes in may, and nothing must be filled in. */
function isOpenToLetters(definition: ProcessDefinition | null): boolean {
  const registration = definition?.registration;
  return registration?.who === "case.register" && !registration.form.some(({ required }) => required);
}
