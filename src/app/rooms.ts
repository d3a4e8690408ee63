import { fileRoutes } from "#kernel/files/routes.ts";
import type { Route } from "#kernel/http/route.ts";
import type { Reader } from "#kernel/jobs/reader.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { linkRoutes } from "#kernel/links/routes.ts";
import { liveRoutes } from "#kernel/live/routes.ts";
import { noticeRoutes } from "#kernel/notify/routes.ts";
import { type SessionLimits, shippedSessionLimits } from "#kernel/people/identity/identify.ts";
import { passwords } from "#kernel/people/identity/passwords.ts";
import { identityRoutes } from "#kernel/people/identity/routes.ts";
import { peopleRoutes } from "#kernel/people/routes.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { readerOf } from "#kernel/process/reactions.ts";
import type { ProcessRoom } from "#kernel/process/room.ts";
import { caseRoutes } from "#kernel/process/routes.ts";
import { listCondition } from "#kernel/search/list-condition.ts";
import { searchRoutes } from "#kernel/search/routes.ts";
import { followUpReactions, followUpRoom } from "#processes/follow-up/index.ts";
import { improvementItemRoom } from "#processes/improvement-item/index.ts";
import { incidentReactions, incidentRoom, incidentRoutes } from "#processes/incident/index.ts";
import { majorIncidentReactions, majorIncidentRoom, majorIncidentRoutes } from "#processes/major-incident/index.ts";
import { supplierPartReactions, supplierPartRoom, supplierPartRoutes } from "#processes/supplier-part/index.ts";
import { calendarRoutes } from "#registers/calendars/index.ts";
import { categoryRoutes } from "#registers/categories/index.ts";
import { contactListRoutes } from "#registers/contact-lists/index.ts";
import { deviceRoutes } from "#registers/devices/index.ts";
import { priorityMatrixRoutes } from "#registers/priority-matrix/index.ts";
import { registerChangeRoutes } from "#registers/record-keeping/index.ts";
import type { ReferenceBook } from "#registers/reference/index.ts";
import { serviceLevelRoutes } from "#registers/service-levels/index.ts";
import { serviceRoutes } from "#registers/services/index.ts";
import type { Program } from "./program.ts";

/** Every process this program runs. A new room is one line here, its routes and reactions one line each below and in program.ts. */
export const roomsOf = (reference: ReferenceBook): ProcessRoom[] => [
  incidentRoom({
    priorityFor: (impact, urgency) => reference.priorityFor(impact, urgency),
    service: (id) => reference.service(id),
    category: (id) => reference.category(id),
    contactList: (departmentId) => reference.contactList(departmentId),
    routeOf: (fields, organisationId) => reference.routeOf(fields, organisationId),
    pathOf: (organisationId) => reference.pathOf(organisationId),
  }),
  followUpRoom,
  supplierPartRoom,
  majorIncidentRoom,
  improvementItemRoom,
];

/** What the rooms do when something happens elsewhere. */
export const reactionsOf = (engine: Engine): Reader[] => [
  readerOf("follow-up", followUpReactions(engine)),
  readerOf("incident", incidentReactions(engine)),
  readerOf("supplier-part", supplierPartReactions(engine)),
  readerOf("major-incident", majorIncidentReactions(engine)),
];

/** What needs the kernel alone. */
export const kernelRoutes = (kernel: Kernel, sessions: SessionLimits = shippedSessionLimits): Route[] => [
  ...identityRoutes(kernel, { passwords: passwords(), sessions }),
  ...peopleRoutes(kernel),
  ...linkRoutes(kernel),
  ...noticeRoutes(kernel),
  ...fileRoutes(kernel),
];

/** Everything that answers calls. */
export function routesOf(
  { kernel, engine, names, reference, calendars, replanner, live, refresh }: Program,
  sessions: SessionLimits = shippedSessionLimits,
): Route[] {
  const keeping = { kernel, refresh };
  return [
    ...kernelRoutes(kernel, sessions),
    ...caseRoutes({ engine, names, searchCondition: ({ actor }, q) => listCondition(actor, q) }),
    ...supplierPartRoutes(kernel),
    ...majorIncidentRoutes(engine),
    ...incidentRoutes(engine, reference, names),
    ...searchRoutes(kernel, engine.ground.definitions),
    ...(live === null ? [] : liveRoutes(kernel, live)),
    ...calendarRoutes({ ...keeping, calendars, wakeReplanner: () => replanner.wake() }),
    ...serviceRoutes(keeping),
    ...categoryRoutes(keeping),
    ...priorityMatrixRoutes(keeping),
    ...serviceLevelRoutes(keeping),
    ...deviceRoutes(keeping),
    ...contactListRoutes(keeping),
    ...registerChangeRoutes(keeping),
  ];
}
