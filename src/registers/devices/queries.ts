import type { Queryable } from "#kernel/db/pool.ts";
import type { ListDevices } from "./contract.ts";

export type DeviceRow = {
  id: string;
  organisation_id: string;
  organisation_name: string;
  model: string;
  serial: string;
  name: string;
  site: string;
  version: number;
  archived_at: Temporal.Instant | null;
};
export type DeviceValues = Pick<DeviceRow, "organisation_id" | "model" | "serial" | "name" | "site" | "archived_at">;

const select = `select d.id, d.organisation_id, o.name as organisation_name, d.model, d.serial, d.name, d.site, d.version, d.archived_at
  from devices d join organisations o on o.id = d.organisation_id`;

/** One page by id; `visible` null means all organisations. Asks for one row more than `limit` to see whether there is a next page. */
export async function listDevices(
  db: Queryable,
  visible: readonly string[] | null,
  query: ListDevices & { limit: number },
): Promise<DeviceRow[]> {
  const { rows } = await db.query<DeviceRow>({
    text: `${select}
      where ($1::bigint[] is null or d.organisation_id = any($1))
        and ($2::bigint is null or o.path @> array[$2])
        and ($3::text is null or upper(d.serial) like $3 or upper(d.model) like $3)
        and ($4 or d.archived_at is null) and ($5::bigint is null or d.id > $5)
      order by d.id limit $6`,
    values: [
      visible,
      query.organisation ?? null,
      query.q ? beginsWith(query.q) : null,
      query.archived === "true",
      query.cursor ?? null,
      query.limit + 1,
    ],
  });
  return rows;
}

export async function findDevice(db: Queryable, id: string): Promise<DeviceRow | null> {
  const { rows } = await db.query<DeviceRow>({ text: `${select} where d.id = $1`, values: [id] });
  return rows[0] ?? null;
}

export async function lockDevice(tx: Queryable, id: string): Promise<DeviceRow | null> {
  const { rows } = await tx.query<DeviceRow>({ text: `${select} where d.id = $1 for update of d`, values: [id] });
  return rows[0] ?? null;
}

export async function insertDevice(tx: Queryable, values: DeviceValues): Promise<DeviceRow> {
  const { rows } = await tx.query<{ id: string }>({
    text: "insert into devices (organisation_id, model, serial, name, site, archived_at) values ($1, $2, $3, $4, $5, $6) returning id",
    values: listed(values),
  });
  return (await findDevice(tx, rows[0]!.id))!;
}

export async function updateDevice(tx: Queryable, id: string, values: DeviceValues): Promise<DeviceRow> {
  await tx.query({
    text: `update devices set organisation_id = $1, model = $2, serial = $3, name = $4, site = $5, archived_at = $6,
      version = version + 1 where id = $7`,
    values: [...listed(values), id],
  });
  return (await findDevice(tx, id))!;
}

/** What the rules ask about a device to be. Locks the organisation, so that of two equal serials one comes second. */
export async function findAround(
  tx: Queryable,
  device: { id: string | null; organisationId: string; serial: string },
): Promise<{ organisation: { isArchived: boolean } | null; hasSameSerial: boolean }> {
  const organisation = await tx.query<{ isArchived: boolean }>({
    text: `select archived_at is not null as "isArchived" from organisations where id = $1 for no key update`,
    values: [device.organisationId],
  });
  const same = await tx.query({
    text: `select 1 from devices where organisation_id = $1 and upper(serial) = upper($2) and serial <> '' and archived_at is null
      and id is distinct from $3::bigint limit 1`,
    values: [device.organisationId, device.serial, device.id],
  });
  return { organisation: organisation.rows[0] ?? null, hasSameSerial: same.rowCount > 0 };
}

const beginsWith = (text: string): string => `${text.toUpperCase().replace(/[\\%_]/g, "\\$&")}%`;

const listed = (values: DeviceValues) => [
  values.organisation_id,
  values.model,
  values.serial,
  values.name,
  values.site,
  values.archived_at,
];
