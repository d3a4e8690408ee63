import { deputyRoutes } from "#kernel/people/deputies/routes.ts";
import type { CaseAnswer } from "#kernel/process/engine.ts";
import { passOnLostTurns } from "#kernel/process/lost-turns.ts";
import type { CreateItem, ItemView } from "#registers/catalogue/contract.ts";
import { catalogueRoutes } from "#registers/catalogue/index.ts";
import { call } from "#test/world/registers.ts";
import { type Desk, openDesk, type Person } from "./desk.ts";

/** An item everybody may ask for, fulfilled by the network team without the desk, with two questions and no approval. */
export const catalogueItem = (ids: Desk["ids"], key: string, more: Partial<CreateItem> = {}): CreateItem => ({
  key,
  position: 0,
  group: "accounts",
  name: { zh: "开通账号", en: "Open an account" },
  description: { zh: "给新同事开一个账号。", en: "An account for a new colleague." },
  help: { zh: "", en: "" },
  icon: "key",
  serviceId: ids.service!,
  fields: [
    { key: "account", type: "text", title: { zh: "账号名", en: "Account" }, required: true },
    { key: "reason", type: "long-text", title: { zh: "用途", en: "What for" }, required: false },
  ],
  audience: { organisationIds: [], roles: [] },
  priority: 3,
  usualHours: 8,
  approvals: [],
  teamId: ids["team:network"]!,
  goesByItself: true,
  ...more,
});

/** What the stories say of a turn: who has it, in whose place, to whom it fell. */
export type TurnTold = { person: string | null; role: string | null; inPlaceOf?: string; fell?: string };

export type RequestDesk = Desk & {
  addItem: (more?: Partial<CreateItem>) => Promise<ItemView>;
  changeItem: (item: ItemView, more: Partial<CreateItem>) => Promise<ItemView>;
  ask: (who: Person, item: ItemView, answers: Record<string, unknown>) => Promise<CaseAnswer>;
  state: (caseId: string) => Promise<string>;
  turns: (caseId: string) => Promise<TurnTold[]>;
  /** The record of approvals, a line each: step, act, who and for whom. */
  acts: (caseId: string) => Promise<string[]>;
  nameDeputy: (who: Person, deputy: Person, from: string, until: string) => Promise<void>;
  /** By the administrator, for some days from today. */
  nameDeputyFor: (who: Person, deputy: Person) => Promise<void>;
  /** They are not there any more. */
  leave: (who: Person) => Promise<void>;
  passOnLost: () => Promise<void>;
};

/** A desk with a service catalogue. */
export async function requestDesk(): Promise<RequestDesk> {
  const desk = await openDesk();
  const { db, ids, kernel, program } = desk;
  const routes = [...catalogueRoutes({ kernel, refresh: program.refresh }, program.reference), ...deputyRoutes(kernel)];
  const administrator = () => desk.asking(desk.people.administrator);
  let made = 0;
  return {
    ...desk,
    addItem: async (more = {}) => {
      made += 1;
      return call(routes, "catalogue.create", await administrator(), {
        body: catalogueItem(ids, `item-${made}`, more),
      });
    },
    changeItem: async ({ id }, body) =>
      call(routes, "catalogue.change", await administrator(), { params: { id }, body }),
    ask: async (who, item, answers) => {
      const { rows } = await db.query<{ name: string; organisation_id: string }>({
        text: "select name, organisation_id from persons where id = $1",
        values: [who.id],
      });
      return program.engine.register(await desk.asking(who), {
        process: "service-request",
        subject: item.name.zh,
        description: "",
        channel: "portal",
        requester: { name: rows[0]!.name },
        requesterId: who.id,
        organisationId: rows[0]!.organisation_id,
        occurredAt: null,
        values: { item: item.id, answers },
      });
    },
    state: async (caseId) => (await desk.read(caseId)).record.state,
    turns: async (caseId) => {
      const names = await namesOfPersons(desk);
      return (await desk.read(caseId)).todos.map(({ personId, role, why }) => ({
        person: personId === null ? null : (names.get(personId) ?? ""),
        role,
        ...(why.inPlaceOf ? { inPlaceOf: why.inPlaceOf.name } : {}),
        ...(why.fell ? { fell: why.fell.to } : {}),
      }));
    },
    acts: async (caseId) => {
      const { rows } = await db.query<{ line: string }>({
        text: `select concat_ws(' ', a.step, a.act, p.name, 'for ' || i.name) as line from service_request_approvals a
          left join persons p on p.id = a.person_id left join persons i on i.id = a.in_place_of where a.case_id = $1 order by a.id`,
        values: [caseId],
      });
      return rows.map(({ line }) => line);
    },
    nameDeputy: async (who, deputy, from, until) => {
      await call(routes, "deputies.name", await desk.asking(who), { body: { deputyId: deputy.id, from, until } });
      await program.refresh();
    },
    nameDeputyFor: async (who, deputy) => {
      const today = kernel.now().toZonedDateTimeISO(kernel.zone).toPlainDate();
      const body = { deputyId: deputy.id, from: today.toString(), until: today.add({ days: 5 }).toString() };
      await call(routes, "persons.name-deputy", await administrator(), { params: { id: who.id }, body });
      await program.refresh();
    },
    leave: async ({ id }) => {
      await db.query({ text: "update persons set is_active = false where id = $1", values: [id] });
      await program.refresh();
    },
    passOnLost: async () => {
      await passOnLostTurns(program.engine, kernel.now());
    },
  };
}

async function namesOfPersons({ db }: Desk): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; name: string }>({ text: "select id, name from persons" });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
