import type { Queryable } from "../db/pool.ts";
import { notFound } from "../errors/refusal.ts";
import { type Route, route } from "../http/route.ts";
import type { Kernel } from "../kernel.ts";
import { recognise } from "./callers.ts";
import { addMembership } from "./commands/add-membership.ts";
import { createOrganisation } from "./commands/create-organisation.ts";
import { createPerson } from "./commands/create-person.ts";
import { createTeam } from "./commands/create-team.ts";
import { editOrganisation } from "./commands/edit-organisation.ts";
import { editPerson } from "./commands/edit-person.ts";
import { editRole } from "./commands/edit-role.ts";
import { editTeam } from "./commands/edit-team.ts";
import { erasePerson } from "./commands/erase-person.ts";
import { removeMembership } from "./commands/remove-membership.ts";
import { peopleOperations as operations } from "./contract.ts";
import { sideOfRole } from "./identity/actor-rules.ts";
import { type Permission, permissionKeys, permissions, shippedPermissions } from "./permissions.ts";
import { listOrganisations, listPersons, listTeams, readOrganisation, readPerson, readTeam } from "./queries.ts";
import { type Role, roleKeys, roles } from "./roles.ts";

export function peopleRoutes({ db }: Kernel): Route[] {
  /** Changes in one transaction, then answers with the record as it now stands. */
  async function change<View>(
    work: (tx: Queryable) => Promise<string>,
    readBack: (on: Queryable, id: string) => Promise<View | null>,
  ): Promise<View> {
    return found(await readBack(db, await db.transaction(work)));
  }

  return [
    route(operations.organisations, (_, { query }) => listOrganisations(db, query)),
    route(operations.organisation, async (_, { params }) => found(await readOrganisation(db, params.id))),
    route(operations.createOrganisation, (asking, { body }) =>
      change((tx) => createOrganisation(tx, asking, body), readOrganisation),
    ),
    route(operations.editOrganisation, (asking, { params: { id }, body }) =>
      change(async (tx) => {
        await editOrganisation(tx, asking, id, body);
        return id;
      }, readOrganisation),
    ),
    route(operations.persons, (_, { query }) => listPersons(db, query)),
    route(operations.person, async (_, { params }) => found(await readPerson(db, params.id))),
    route(operations.createPerson, (asking, { body }) => change((tx) => createPerson(tx, asking, body), readPerson)),
    route(operations.editPerson, (asking, { params: { id }, body }) =>
      change(async (tx) => {
        await editPerson(tx, asking, id, body);
        return id;
      }, readPerson),
    ),
    route(operations.erasePerson, (asking, { params: { id } }) =>
      change(async (tx) => {
        await erasePerson(tx, asking, id);
        return id;
      }, readPerson),
    ),
    route(operations.addMembership, (asking, { params: { id }, body }) =>
      change(async (tx) => {
        await addMembership(tx, asking, id, body);
        return id;
      }, readPerson),
    ),
    route(operations.removeMembership, (asking, { params: { id, membership } }) =>
      change(async (tx) => {
        await removeMembership(tx, asking, id, membership);
        return id;
      }, readPerson),
    ),
    route(operations.teams, async (_, { query }) => ({ items: await listTeams(db, query.archived ?? false) })),
    route(operations.createTeam, (asking, { body }) => change((tx) => createTeam(tx, asking, body), readTeam)),
    route(operations.editTeam, (asking, { params: { id }, body }) =>
      change(async (tx) => {
        await editTeam(tx, asking, id, body);
        return id;
      }, readTeam),
    ),
    route(operations.roles, async () => {
      const changed = await readRoleLines(db);
      return {
        roles: roleKeys.map((role) => roleLine(role, changed)),
        permissions: permissionKeys.map((key) => ({ key, title: permissions[key] })),
      };
    }),
    route(operations.editRole, async (asking, { params: { role }, body }) => {
      await db.transaction((tx) => editRole(tx, asking, role, body.permissions));
      return roleLine(role, await readRoleLines(db));
    }),
    route(operations.callers, ({ actor }, { query }) => recognise(db, actor, query)),
  ];
}

function found<View>(view: View | null): View {
  if (view === null) throw notFound();
  return view;
}

type RoleLines = ReadonlyMap<string, { permissions: Permission[]; version: number }>;

async function readRoleLines(db: Queryable): Promise<RoleLines> {
  const { rows } = await db.query<{ role: string; permissions: Permission[]; version: number }>({
    text: "select role, permissions, version from role_permissions",
  });
  return new Map(rows.map((row) => [row.role, row]));
}

function roleLine(role: Role, changed: RoleLines) {
  const line = changed.get(role);
  return {
    role,
    title: roles[role],
    side: sideOfRole(role),
    permissions: [...(line?.permissions ?? shippedPermissions[role])],
    isChanged: line !== undefined,
    version: line?.version ?? 0,
  };
}
