import type { Queryable } from "#kernel/db/pool.ts";
import type { ContractView, ListContracts } from "./contract.ts";

export type ContractRow = Omit<ContractView, "archivedAt" | "signedOn" | "fromDay" | "untilDay"> & {
  signedOn: Temporal.PlainDate | null;
  fromDay: Temporal.PlainDate;
  untilDay: Temporal.PlainDate | null;
  archivedAt: Temporal.Instant | null;
};
/** What is stored as written; days as text, which the database reads. */
export type ContractValues = Omit<
  ContractView,
  "id" | "organisation" | "contractor" | "project" | "manager" | "used" | "version" | "archivedAt"
> & { archivedAt: Temporal.Instant | null };

const select = `select c.id, c.number, c.name, c.organisation_id as "organisationId", c.contractor_id as "contractorId",
  c.project_id as "projectId", c.signed_on as "signedOn", c.from_day as "fromDay", c.until_day as "untilDay", c.warn_days as "warnDays",
  c.service_ids::text[] as "serviceIds", c.site_ids::text[] as "siteIds", c.device_ids::text[] as "deviceIds",
  c.service_level_id as "levelId", c.balance_unit as "balanceUnit", c.bought, c.used, c.route, c.is_key_customer as "isKeyCustomer",
  c.has_our_staff as "hasOurStaff", c.complaint_days as "complaintDays", c.note, c.version, c.archived_at as "archivedAt",
  jsonb_build_object('id', o.id::text, 'name', o.name) as organisation,
  jsonb_build_object('id', w.id::text, 'name', w.name) as contractor,
  case when p.id is not null then jsonb_build_object('id', p.id::text, 'number', p.number, 'name', p.name) end as project,
  case when m.id is not null then jsonb_build_object('id', m.id::text, 'name', m.name) end as manager
  from contracts c join organisations o on o.id = c.organisation_id join organisations w on w.id = c.contractor_id
    left join projects p on p.id = c.project_id left join persons m on m.id = p.manager_id`;

/** One page, newest first. Asks for one row more than `limit` to see whether there is a next page. `today` is the installation's. */
export async function listContracts(
  db: Queryable,
  query: ListContracts & { limit: number },
  today: Temporal.PlainDate,
): Promise<ContractRow[]> {
  const { rows } = await db.query<ContractRow>({
    text: `${select}
      where ($1::text is null or upper(c.number) like $1 or upper(c.name) like $1 or upper(o.name) like $1)
        and ($2::bigint is null or o.path @> array[$2]) and ($3::bigint is null or c.project_id = $3)
        and ($4 or c.archived_at is null) and ($5::bigint is null or c.id < $5)
        and case $6::text when 'ended' then c.until_day < $7 when 'to-come' then c.from_day > $7
          when 'used-up' then c.balance_unit is not null and c.used >= c.bought
          when 'expiring' then c.from_day <= $7 and c.until_day >= $7 and c.until_day - $7 < c.warn_days
          when 'running' then c.from_day <= $7 and (c.until_day is null or c.until_day >= $7) else true end
      order by c.id desc limit $8`,
    values: [
      query.q ? `%${query.q.toUpperCase().replace(/[\\%_]/g, "\\$&")}%` : null,
      query.organisation ?? null,
      query.project ?? null,
      query.archived === "true",
      query.cursor ?? null,
      query.state ?? null,
      today,
      query.limit + 1,
    ],
  });
  return rows;
}

export async function findContract(db: Queryable, id: string): Promise<ContractRow | null> {
  const { rows } = await db.query<ContractRow>({ text: `${select} where c.id = $1`, values: [id] });
  return rows[0] ?? null;
}

export async function lockContract(tx: Queryable, id: string): Promise<ContractRow | null> {
  const { rows } = await tx.query<ContractRow>({
    text: `${select} where c.id = $1 for no key update of c`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function insertContract(tx: Queryable, values: ContractValues): Promise<ContractRow> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into contracts (number, name, organisation_id, contractor_id, project_id, signed_on, from_day, until_day, warn_days,
      service_ids, site_ids, device_ids, service_level_id, balance_unit, bought, route, is_key_customer, has_our_staff, complaint_days,
      note, archived_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) returning id`,
    values: listed(values),
  });
  return (await findContract(tx, rows[0]!.id))!;
}

export async function updateContract(tx: Queryable, id: string, values: ContractValues): Promise<ContractRow> {
  await tx.query({
    text: `update contracts set number = $1, name = $2, organisation_id = $3, contractor_id = $4, project_id = $5, signed_on = $6,
      from_day = $7, until_day = $8, warn_days = $9, service_ids = $10, site_ids = $11, device_ids = $12, service_level_id = $13,
      balance_unit = $14, bought = $15, route = $16, is_key_customer = $17, has_our_staff = $18, complaint_days = $19, note = $20,
      archived_at = $21, version = version + 1 where id = $22`,
    values: [...listed(values), id],
  });
  return (await findContract(tx, id))!;
}

/** What the rules ask about a contract to be; the number is held, so that of two equal ones one comes second. */
export async function findAround(
  tx: Queryable,
  asked: Pick<ContractValues, "number" | "organisationId" | "contractorId" | "projectId" | "levelId"> &
    Pick<ContractValues, "serviceIds" | "siteIds" | "deviceIds"> & { id: string | null },
): Promise<Around> {
  await tx.query({ text: "select pg_advisory_xact_lock(4857211150)" });
  const { rows } = await tx.query<Around>({
    text: `select exists (select from contracts where upper(number) = upper($1) and id is distinct from $2::bigint) as "isNumberUsed",
      (select is_customer and archived_at is null from organisations where id = $3) as "isCustomer",
      (select is_own and archived_at is null from organisations where id = $4) as "isOwn",
      (select archived_at is null and exists (select from organisations o where o.id = $3 and p.organisation_id = any(o.path))
        from projects p where p.id = $5) as "isTheirProject",
      (select archived_at is null from service_levels where id = $6) as "isLevel",
      (select count(*)::int from services where id = any($7::bigint[])) as services,
      (select count(*)::int from organisations where id = any($8::bigint[]) and path @> array[$3::bigint]) as sites,
      (select count(*)::int from devices d join organisations o on o.id = d.organisation_id
        where d.id = any($9::bigint[]) and o.path @> array[$3::bigint]) as devices`,
    values: [
      asked.number,
      asked.id,
      asked.organisationId,
      asked.contractorId,
      asked.projectId,
      asked.levelId,
      asked.serviceIds,
      asked.siteIds,
      asked.deviceIds,
    ],
  });
  return rows[0]!;
}

export type Around = {
  isNumberUsed: boolean;
  /** Null: names nothing. */
  isCustomer: boolean | null;
  isOwn: boolean | null;
  isTheirProject: boolean | null;
  isLevel: boolean | null;
  services: number;
  sites: number;
  devices: number;
};

export async function openCasesUnder(db: Queryable, id: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    text: "select count(*)::int as count from cases where fields->>'contract' = $1 and closed_at is null",
    values: [id],
  });
  return rows[0]!.count;
}

export async function bookingsOf(db: Queryable, id: string): Promise<Booking[]> {
  const { rows } = await db.query<Booking>({
    text: `select c.number, b.amount, b.at, p.name as by from contract_bookings b join cases c on c.id = b.case_id
      left join persons p on p.id = b.by_person_id where b.contract_id = $1 order by b.id desc limit 50`,
    values: [id],
  });
  return rows;
}
type Booking = { number: string; amount: number; at: Temporal.Instant; by: string | null };

const listed = (values: ContractValues) => [
  values.number,
  values.name,
  values.organisationId,
  values.contractorId,
  values.projectId,
  values.signedOn,
  values.fromDay,
  values.untilDay,
  values.warnDays,
  values.serviceIds,
  values.siteIds,
  values.deviceIds,
  values.levelId,
  values.balanceUnit,
  values.bought,
  values.route,
  values.isKeyCustomer,
  values.hasOurStaff,
  values.complaintDays,
  values.note,
  values.archivedAt,
];
