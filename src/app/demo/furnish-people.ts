import type { Queryable } from "#kernel/db/pool.ts";
import type { Asking } from "#kernel/http/route.ts";
import { createOrganisation } from "#kernel/people/commands/create-organisation.ts";
import { createPerson } from "#kernel/people/commands/create-person.ts";
import { createTeam } from "#kernel/people/commands/create-team.ts";
import { editTeam } from "#kernel/people/commands/edit-team.ts";
import type { Role } from "#kernel/people/roles.ts";
import type { CallerOnRecord } from "./world/cast.ts";
import { type CustomerKey, customers } from "./world/customers.ts";
import { type DepartmentKey, departments, outsiders, staff, type TeamKey, teams } from "./world/provider.ts";

/** Who is given a password, in the order they are printed. */
export type SignIn = { personId: string; role: Role; login: string };

export type Provider = {
  people: ReadonlyMap<string, string>;
  departments: Readonly<Record<DepartmentKey, string>>;
  teams: Readonly<Record<TeamKey, string>>;
  signIns: readonly SignIn[];
};

/** Founds the provider: departments, teams, staff, and the companies that work for it. */
export async function foundProvider(tx: Queryable, asking: Asking): Promise<Provider> {
  const root = await createOrganisation(tx, asking, { name: "远岭", code: "YL", isOwn: true, parentId: null });
  const departmentIds = {} as Record<DepartmentKey, string>;
  for (const [key, name] of entries(departments)) {
    departmentIds[key] = await createOrganisation(tx, asking, {
      name,
      kind: "department",
      isOwn: true,
      parentId: root,
    });
  }
  const teamIds = {} as Record<TeamKey, string>;
  for (const [key, { name, department, line }] of entries(teams)) {
    teamIds[key] = await createTeam(tx, asking, { key, name, organisationId: departmentIds[department], line });
  }
  const people = new Map<string, string>();
  const signIns: SignIn[] = [];
  const phone = telephones("+86139555001");
  for (const { login, name, title, role, department, signsIn } of staff) {
    const organisationId = department === null ? root : departmentIds[department];
    const contacts = [phone(), { kind: "email" as const, value: `${login}@yuanling.example` }];
    const memberships = [{ role, organisationId }];
    const personId = await createPerson(tx, asking, { name, title, organisationId, contacts, memberships });
    people.set(login, personId);
    if (signsIn) signIns.push({ personId, role, login });
  }
  for (const { login, name, title, role, company, isSupplier } of outsiders) {
    const organisationId = await createOrganisation(tx, asking, { name: company, isSupplier, parentId: null });
    const memberships = [{ role, organisationId }];
    const personId = await createPerson(tx, asking, { name, title, organisationId, memberships });
    signIns.push({ personId, role, login });
  }
  for (const [key, id] of entries(teamIds)) {
    const memberIds = staff.filter(({ team }) => team === key).map(({ login }) => people.get(login) as string);
    await editTeam(tx, asking, id, { memberIds });
  }
  return { people, departments: departmentIds, teams: teamIds, signIns };
}

export type Houses = {
  organisations: Readonly<Record<CustomerKey, string>>;
  people: Readonly<Record<CustomerKey, readonly CallerOnRecord[]>>;
  signIns: readonly SignIn[];
};

/** Takes the customers in: organisations with departments, their people with phones and addresses. */
export async function takeInCustomers(tx: Queryable, asking: Asking): Promise<Houses> {
  const organisations = {} as Record<CustomerKey, string>;
  const people = {} as Record<CustomerKey, CallerOnRecord[]>;
  const signIns: SignIn[] = [];
  const phone = telephones("+86138555001");
  for (const [key, customer] of entries(customers)) {
    const root = await createOrganisation(tx, asking, {
      name: customer.name,
      code: customer.code,
      isCustomer: true,
      parentId: null,
    });
    organisations[key] = root;
    const below: string[] = [];
    for (const name of customer.departments) {
      below.push(await createOrganisation(tx, asking, { name, kind: "department", isCustomer: true, parentId: root }));
    }
    people[key] = [];
    for (const { login, name, title, department, isRepresentative, signsIn, weight } of customer.people) {
      const organisationId = below[department] ?? root;
      const number = { ...phone(), isPreferred: true };
      const email = `${login}@${customer.mail}`;
      const role: Role = isRepresentative ? "customer-representative" : "customer";
      const personId = await createPerson(tx, asking, {
        name,
        title,
        organisationId,
        contacts: [number, { kind: "email", value: email }],
        memberships: [{ role, organisationId: isRepresentative ? root : organisationId }],
      });
      people[key].push({ id: personId, name, phone: number.value, email, organisationId, weight });
      if (signsIn) signIns.push({ personId, role, login });
    }
  }
  return { organisations, people, signIns };
}

/** Numbers nobody has: `+86 13x 5550 01nn`, one after the other. */
function telephones(prefix: string): () => { kind: "phone"; value: string } {
  let last = 0;
  return () => {
    last += 1;
    return { kind: "phone", value: `${prefix}${String(last).padStart(2, "0")}` };
  };
}

const entries = <K extends string, V>(record: Readonly<Record<K, V>>) => Object.entries(record) as [K, V][];
