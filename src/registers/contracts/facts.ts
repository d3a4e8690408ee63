import type { Queryable } from "#kernel/db/pool.ts";
import type { Targets } from "../service-levels/index.ts";

/** How a case under a contract is dispatched (D27). */
export const routes = ["liaison", "project-manager", "desk"] as const;
export type DispatchRoute = (typeof routes)[number];
export const balanceUnits = ["minutes", "visits"] as const;
export type BalanceUnit = (typeof balanceUnits)[number];

/** A contract as deciding code needs it. Empty lists mean all of the customer's. */
export type ContractFact = {
  id: string;
  number: string;
  name: string;
  organisationId: string;
  project: { id: string; number: string; name: string; managerId: string | null } | null;
  fromDay: Temporal.PlainDate;
  untilDay: Temporal.PlainDate | null;
  warnDays: number;
  serviceIds: readonly string[];
  siteIds: readonly string[];
  deviceIds: readonly string[];
  levelId: string | null;
  balanceUnit: BalanceUnit | null;
  bought: number;
  used: number;
  /** Null: by the liaison, the usual way. */
  route: DispatchRoute | null;
  isKeyCustomer: boolean;
  hasOurStaff: boolean;
  complaintDays: number | null;
  isArchived: boolean;
};

/** L5: another level or other targets for a while. */
export type AgreementFact = {
  id: string;
  organisationId: string | null;
  contractId: string | null;
  levelId: string | null;
  targets: Targets;
  fromAt: Temporal.Instant;
  untilAt: Temporal.Instant;
  agreedWith: string;
  reason: string;
};

/** What a book of contracts must notice a change by; versions only grow, and so does what is used. */
export const contractFingerprint = `(select array[count(*), sum(version), sum(used)] from contracts) as contracts,
  (select array[count(*), sum(version)] from projects) as projects,
  (select array[count(*), sum(version)] from level_agreements) as agreements`;

export async function readContractFacts(db: Queryable): Promise<ContractFact[]> {
  const { rows } = await db.query<Omit<ContractFact, "project"> & { project: ContractFact["project"] }>({
    text: `select c.id, c.number, c.name, c.organisation_id as "organisationId", c.from_day as "fromDay", c.until_day as "untilDay",
      c.warn_days as "warnDays", c.service_ids::text[] as "serviceIds", c.site_ids::text[] as "siteIds",
      c.device_ids::text[] as "deviceIds", c.service_level_id as "levelId", c.balance_unit as "balanceUnit", c.bought, c.used, c.route,
      c.is_key_customer as "isKeyCustomer", c.has_our_staff as "hasOurStaff", c.complaint_days as "complaintDays",
      c.archived_at is not null as "isArchived",
      case when p.id is not null then jsonb_build_object('id', p.id::text, 'number', p.number, 'name', p.name,
        'managerId', p.manager_id::text) end as project
      from contracts c left join projects p on p.id = c.project_id order by c.id`,
  });
  return rows;
}

export async function readAgreementFacts(db: Queryable): Promise<AgreementFact[]> {
  const { rows } = await db.query<AgreementFact>({
    text: `select id, organisation_id as "organisationId", contract_id as "contractId", service_level_id as "levelId", targets,
      from_at as "fromAt", until_at as "untilAt", agreed_with as "agreedWith", reason
      from level_agreements where withdrawn_at is null order by id`,
  });
  return rows;
}
