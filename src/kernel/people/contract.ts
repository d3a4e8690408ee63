import { z } from "zod";
import { wordsSchema } from "../forms/field.ts";
import { operation } from "../http/contract.ts";
import { daySchema, idSchema, instantSchema, roleSchema } from "./identity/contract.ts";
import { permissionKeys } from "./permissions.ts";

/** What crosses the wire about people: organisations, persons, teams, roles, callers. */

const namedSchema = z.object({ id: idSchema, name: z.string() });
const byId = z.object({ id: idSchema });
const paging = {
  cursor: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
const yes = z.enum(["true", "false"]).transform((text) => text === "true");
const searched = z.string().trim().min(1).max(100).optional();

export const organisationSchema = z.object({
  id: idSchema,
  parent: namedSchema.nullable(),
  /** Names from the root down to its parent. */
  path: z.array(z.string()),
  code: z.string().nullable(),
  name: z.string(),
  kind: z.enum(["organisation", "department", "site"]),
  isCustomer: z.boolean(),
  isSupplier: z.boolean(),
  isOwn: z.boolean(),
  serviceLevelId: idSchema.nullable(),
  isArchived: z.boolean(),
  version: z.number().int(),
});
export type OrganisationView = z.infer<typeof organisationSchema>;

const organisationFields = {
  code: z.string().trim().min(1).max(50).nullable(),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(["organisation", "department", "site"]),
  isCustomer: z.boolean(),
  isSupplier: z.boolean(),
  isOwn: z.boolean(),
  serviceLevelId: idSchema.nullable(),
};

export const contactSchema = z.strictObject({
  kind: z.enum(["phone", "email"]),
  value: z.string().trim().min(1).max(320),
  isPreferred: z.boolean().default(false),
});

export const personSchema = z.object({
  id: idSchema,
  name: z.string(),
  title: z.string().nullable(),
  organisation: namedSchema.nullable(),
  contacts: z.array(z.object({ kind: z.enum(["phone", "email"]), value: z.string(), isPreferred: z.boolean() })),
  memberships: z.array(
    z.object({
      id: idSchema,
      role: roleSchema,
      organisation: namedSchema,
      fromDay: daySchema.nullable(),
      untilDay: daySchema.nullable(),
    }),
  ),
  teams: z.array(z.object({ id: idSchema, name: wordsSchema })),
  login: z.string().nullable(),
  hasPassword: z.boolean(),
  language: z.enum(["zh", "en"]),
  isActive: z.boolean(),
  isErased: z.boolean(),
  version: z.number().int(),
});
export type PersonView = z.infer<typeof personSchema>;

const personFields = {
  name: z.string().trim().min(1).max(100),
  title: z.string().trim().max(100).nullable(),
  organisationId: idSchema.nullable(),
  language: z.enum(["zh", "en"]),
  contacts: z.array(contactSchema).max(20),
};
const membershipBody = z.strictObject({
  role: roleSchema,
  organisationId: idSchema,
  fromDay: daySchema.optional(),
  untilDay: daySchema.optional().describe("last day included"),
});

export const teamSchema = z.object({
  id: idSchema,
  key: z.string(),
  name: wordsSchema,
  organisation: namedSchema,
  line: z.number().int(),
  members: z.array(namedSchema),
  isArchived: z.boolean(),
  version: z.number().int(),
});
export type TeamView = z.infer<typeof teamSchema>;
const teamFields = { name: wordsSchema, organisationId: idSchema, line: z.number().int().min(1).max(3) };

const roleLineSchema = z.object({
  role: roleSchema,
  title: wordsSchema,
  side: z.enum(["staff", "customer", "supplier"]),
  permissions: z.array(z.enum(permissionKeys)),
  isChanged: z.boolean(),
  version: z.number().int(),
});

const recentCaseSchema = z.object({
  number: z.string(),
  subject: z.string(),
  process: z.string(),
  state: z.string(),
  family: z.string(),
  priority: z.number().int(),
  createdAt: instantSchema,
});
const deviceRefSchema = z.object({
  id: idSchema,
  model: z.string(),
  serial: z.string(),
  name: z.string(),
  site: z.string(),
});
export const callerSchema = z.object({
  person: z.object({ id: idSchema, name: z.string(), title: z.string().nullable() }),
  organisation: namedSchema.nullable(),
  contacts: personSchema.shape.contacts,
  devices: z.array(deviceRefSchema),
  openCases: z.number().int().describe("counted up to 100"),
  recentCases: z.array(recentCaseSchema),
});
export type CallerView = z.infer<typeof callerSchema>;

const reader = { permission: "people.read" } as const;
const manager = { permission: "people.manage" } as const;
/** Those who keep customers' contacts; the command holds them to customers. */
const keeper = { permission: "people.manage-customers" } as const;

export const peopleOperations = {
  organisations: operation({
    id: "organisations.list",
    method: "GET",
    path: "/organisations",
    summary: "Organisations by name, code or pinyin initials; `parent=none` for the roots.",
    access: reader,
    query: z.strictObject({
      q: searched,
      parent: z.union([idSchema, z.literal("none")]).optional(),
      customer: yes.optional(),
      supplier: yes.optional(),
      own: yes.optional(),
      archived: yes.optional(),
      ...paging,
    }),
    answer: z.object({ items: z.array(organisationSchema), next: z.string().nullable() }),
  }),
  organisation: operation({
    id: "organisations.read",
    method: "GET",
    path: "/organisations/:id",
    summary: "One organisation.",
    access: reader,
    params: byId,
    answer: organisationSchema,
  }),
  createOrganisation: operation({
    id: "organisations.create",
    method: "POST",
    path: "/organisations",
    summary: "Add an organisation, department or site; customers' also by whoever keeps customers' contacts.",
    clauses: ["U1"],
    access: keeper,
    body: z.strictObject({
      ...z.strictObject(organisationFields).partial().shape,
      name: organisationFields.name,
      parentId: idSchema.nullable().default(null),
    }),
    status: 201,
    answer: organisationSchema,
  }),
  editOrganisation: operation({
    id: "organisations.edit",
    method: "PATCH",
    path: "/organisations/:id",
    summary: "Rename, mark or move an organisation; what is below it moves with it.",
    clauses: ["U1"],
    access: keeper,
    params: byId,
    body: z.strictObject({
      ...z.strictObject(organisationFields).partial().shape,
      parentId: idSchema.nullable().optional(),
      isArchived: z.boolean().optional(),
    }),
    answer: organisationSchema,
  }),
  persons: operation({
    id: "persons.list",
    method: "GET",
    path: "/persons",
    summary: "People by name, pinyin initials, phone or address; by organisation (with all below it) or role.",
    access: reader,
    query: z.strictObject({
      q: searched,
      organisation: idSchema.optional(),
      role: roleSchema.optional(),
      active: yes.optional(),
      ...paging,
    }),
    answer: z.object({ items: z.array(personSchema), next: z.string().nullable() }),
  }),
  person: operation({
    id: "persons.read",
    method: "GET",
    path: "/persons/:id",
    summary: "One person.",
    access: reader,
    params: byId,
    answer: personSchema,
  }),
  createPerson: operation({
    id: "persons.create",
    method: "POST",
    path: "/persons",
    summary: "Add a person, with contacts and roles; customers' also by whoever keeps customers' contacts.",
    clauses: ["U1", "D2"],
    access: keeper,
    body: z.strictObject({
      ...z.strictObject(personFields).partial().shape,
      name: personFields.name,
      memberships: z.array(membershipBody).max(20).default([]),
    }),
    status: 201,
    answer: personSchema,
  }),
  editPerson: operation({
    id: "persons.edit",
    method: "PATCH",
    path: "/persons/:id",
    summary: "Change a person; `contacts` replaces them all. `isActive: false` ends every session at once.",
    clauses: ["U1"],
    access: keeper,
    params: byId,
    body: z.strictObject({ ...z.strictObject(personFields).partial().shape, isActive: z.boolean().optional() }),
    answer: personSchema,
  }),
  erasePerson: operation({
    id: "persons.erase",
    method: "POST",
    path: "/persons/:id/erase",
    summary: "Erase who a person was (privacy): the row stays under a pseudonym, so that history still adds up.",
    access: manager,
    params: byId,
    answer: personSchema,
  }),
  addMembership: operation({
    id: "persons.add-membership",
    method: "POST",
    path: "/persons/:id/memberships",
    summary: "Give a person a role in an organisation. Their sessions end: new rights, new sign-in.",
    clauses: ["U1"],
    access: keeper,
    params: byId,
    body: membershipBody,
    status: 201,
    answer: personSchema,
  }),
  removeMembership: operation({
    id: "persons.remove-membership",
    method: "DELETE",
    path: "/persons/:id/memberships/:membership",
    summary: "Take a role back, at once.",
    clauses: ["U1"],
    access: keeper,
    params: z.object({ id: idSchema, membership: idSchema }),
    answer: personSchema,
  }),
  teams: operation({
    id: "teams.list",
    method: "GET",
    path: "/teams",
    summary: "Teams with their lines and members.",
    access: reader,
    query: z.strictObject({ archived: yes.optional() }),
    answer: z.object({ items: z.array(teamSchema) }),
  }),
  createTeam: operation({
    id: "teams.create",
    method: "POST",
    path: "/teams",
    summary: "Add a team of an own organisation.",
    access: manager,
    body: z.strictObject({ ...teamFields, key: z.string().regex(/^[a-z][a-z0-9-]{1,49}$/) }),
    status: 201,
    answer: teamSchema,
  }),
  editTeam: operation({
    id: "teams.edit",
    method: "PATCH",
    path: "/teams/:id",
    summary: "Change a team; `memberIds` replaces its members.",
    access: manager,
    params: byId,
    body: z.strictObject({
      ...z.strictObject(teamFields).partial().shape,
      memberIds: z.array(idSchema).max(500).optional(),
      isArchived: z.boolean().optional(),
    }),
    answer: teamSchema,
  }),
  roles: operation({
    id: "roles.list",
    method: "GET",
    path: "/roles",
    summary: "Roles, the registry of permissions, and which role has which.",
    clauses: ["U1"],
    access: reader,
    answer: z.object({
      roles: z.array(roleLineSchema),
      permissions: z.array(z.object({ key: z.enum(permissionKeys), title: wordsSchema })),
    }),
  }),
  editRole: operation({
    id: "roles.edit",
    method: "PUT",
    path: "/roles/:role/permissions",
    summary: "Set what a role may do; null: as shipped.",
    clauses: ["U1"],
    access: { permission: "roles.manage" },
    params: z.object({ role: roleSchema }),
    body: z.strictObject({ permissions: z.array(z.enum(permissionKeys)).nullable() }),
    answer: roleLineSchema,
  }),
  callers: operation({
    id: "callers.recognise",
    method: "GET",
    path: "/callers",
    summary: "Who may be calling: by phone, address, or a few letters of a name; with devices and cases.",
    clauses: ["D2"],
    access: reader,
    query: z.strictObject({
      phone: z.string().max(40).optional(),
      email: z.string().max(320).optional(),
      q: z.string().trim().max(100).optional(),
    }),
    answer: z.object({
      candidates: z.array(callerSchema),
      /** Where nobody is known by it: what came from this number or address before. */
      earlierCases: z.array(recentCaseSchema),
    }),
  }),
} as const;
