import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";
import type { AgreementView, CreateAgreement } from "./contract.ts";

export type AgreementRow = Omit<
  AgreementView,
  "state" | "fromAt" | "untilAt" | "agreedOn" | "withdrawnAt" | "level"
> & {
  level: { id: string; name: Words } | null;
  fromAt: Temporal.Instant;
  untilAt: Temporal.Instant;
  agreedOn: Temporal.PlainDate;
  withdrawnAt: Temporal.Instant | null;
};

const select = `select a.id, a.organisation_id as "organisationId", a.contract_id as "contractId", a.service_level_id as "levelId", a.targets,
  a.from_at as "fromAt", a.until_at as "untilAt", a.agreed_with as "agreedWith", a.agreed_on as "agreedOn", a.reason, a.version,
  a.withdrawn_at as "withdrawnAt",
  jsonb_build_object('id', coalesce(k.id, s.id)::text, 'name', coalesce(k.number || ' ' || k.name, s.name)) as subject,
  case when l.id is not null then jsonb_build_object('id', l.id::text, 'name', l.name) end as level
  from level_agreements a left join organisations s on s.id = a.organisation_id left join contracts k on k.id = a.contract_id
    left join service_levels l on l.id = a.service_level_id`;

/** One page, newest first. Asks for one row more than `limit` to see whether there is a next page. */
export async function listAgreements(
  db: Queryable,
  query: { organisation?: string; contract?: string; cursor?: string; limit: number },
): Promise<AgreementRow[]> {
  const { rows } = await db.query<AgreementRow>({
    text: `${select} where ($1::bigint is null or a.organisation_id = $1) and ($2::bigint is null or a.contract_id = $2)
      and ($3::bigint is null or a.id < $3) order by a.id desc limit $4`,
    values: [query.organisation ?? null, query.contract ?? null, query.cursor ?? null, query.limit + 1],
  });
  return rows;
}

export async function findAgreement(db: Queryable, id: string): Promise<AgreementRow | null> {
  const { rows } = await db.query<AgreementRow>({ text: `${select} where a.id = $1`, values: [id] });
  return rows[0] ?? null;
}

export async function insertAgreement(tx: Queryable, body: CreateAgreement): Promise<AgreementRow> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into level_agreements (organisation_id, contract_id, service_level_id, targets, from_at, until_at, agreed_with, agreed_on, reason)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    values: [
      body.organisationId,
      body.contractId,
      body.levelId,
      body.targets,
      body.fromAt,
      body.untilAt,
      body.agreedWith,
      body.agreedOn,
      body.reason,
    ],
  });
  return (await findAgreement(tx, rows[0]!.id))!;
}

/** Holds it until the transaction ends, so that it is withdrawn once. */
export async function lockAgreement(tx: Queryable, id: string): Promise<AgreementRow | null> {
  await tx.query({ text: "select 1 from level_agreements where id = $1 for no key update", values: [id] });
  return findAgreement(tx, id);
}

export async function noteWithdrawal(tx: Queryable, id: string, at: Temporal.Instant): Promise<AgreementRow> {
  await tx.query({
    text: "update level_agreements set withdrawn_at = $2, version = version + 1 where id = $1",
    values: [id, at],
  });
  return (await findAgreement(tx, id))!;
}

export type Around = { isCustomer: boolean | null; isContract: boolean | null; isLevel: boolean | null };

export async function findAround(tx: Queryable, body: CreateAgreement): Promise<Around> {
  const { rows } = await tx.query<Around>({
    text: `select (select is_customer and archived_at is null from organisations where id = $1) as "isCustomer",
      (select archived_at is null from contracts where id = $2) as "isContract",
      (select archived_at is null from service_levels where id = $3) as "isLevel"`,
    values: [body.organisationId, body.contractId, body.levelId],
  });
  return rows[0]!;
}
