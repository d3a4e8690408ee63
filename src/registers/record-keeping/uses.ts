import type { Queryable } from "#kernel/db/pool.ts";
import type { RegisterUse, UsedRegister } from "./contract.ts";

/** Counting stops behind this. */
export const usesCap = 1_000;
const named = 5;

type Asked = { kind: RegisterUse["kind"]; from: string; where: string; nameSql: string };

const open = "family in ('open', 'waiting')";

/** Everybody's macros that fill this field with the record; personal ones are their owner's business. */
const macrosNaming = (field: string): Asked => ({
  kind: "macros",
  from: "macros",
  where: `owner_id is null and archived_at is null and fields->>'${field}' = $1::bigint::text`,
  nameSql: "to_jsonb(x.name)",
});

/** The move a macro makes and its procedure; words alone are offered in every procedure. */
const procedureOfMacro = (language: string) =>
  `'${language}', concat_ws(' · ', v.definition->'title'->>'${language}', v.definition->'moves'->m.move->'title'->>'${language}')`;

/** Who may name a record, and how it is found: `x` is what names, `$1` the record. */
const asked: Record<UsedRegister, readonly Asked[]> = {
  services: [
    {
      kind: "services",
      from: "services",
      where: "parent_id = $1::bigint and archived_at is null",
      nameSql: "to_jsonb(x.name)",
    },
    macrosNaming("service"),
    {
      kind: "cases",
      from: "cases",
      where: `${open} and fields->>'service' = $1::bigint::text`,
      nameSql: "to_jsonb(x.subject)",
    },
  ],
  categories: [
    {
      kind: "categories",
      from: "categories",
      where: "parent_id = $1::bigint and archived_at is null",
      nameSql: "to_jsonb(x.name)",
    },
    macrosNaming("category"),
    {
      kind: "cases",
      from: "cases",
      where: `${open} and fields->>'category' = $1::bigint::text`,
      nameSql: "to_jsonb(x.subject)",
    },
  ],
  teams: [
    {
      kind: "services",
      from: "services",
      where: "(team_id = $1::bigint or third_line_team_id = $1::bigint) and archived_at is null",
      nameSql: "to_jsonb(x.name)",
    },
    {
      kind: "members",
      from: "(select p.id, p.name, m.team_id from team_members m join persons p on p.id = m.person_id and p.is_active)",
      where: "team_id = $1::bigint",
      nameSql: "to_jsonb(x.name)",
    },
    macrosNaming("team"),
    { kind: "cases", from: "cases", where: `${open} and team_id = $1::bigint`, nameSql: "to_jsonb(x.subject)" },
  ],
  calendars: [
    {
      kind: "levels",
      from: "service_levels",
      where: "(calendar_id = $1::bigint or urgent_calendar_id = $1::bigint) and archived_at is null",
      nameSql: "to_jsonb(x.name)",
    },
    {
      kind: "clocks",
      from: "(select case_id as id, clock as name, calendar_id from clocks where state in ('running', 'paused'))",
      where: "calendar_id = $1::bigint",
      nameSql: "to_jsonb(x.name)",
    },
  ],
  "service-levels": [
    {
      kind: "organisations",
      from: "organisations",
      where: "service_level_id = $1::bigint and archived_at is null",
      nameSql: "to_jsonb(x.name)",
    },
  ],
  macros: [
    {
      kind: "procedures",
      from: `(select v.process as id, m.id as macro_id, jsonb_build_object(${procedureOfMacro("zh")}, ${procedureOfMacro("en")}) as name
        from macros m join process_versions v on v.state = 'active' and v.process = coalesce(m.process, v.process) where m.owner_id is null)`,
      where: "macro_id = $1::bigint",
      nameSql: "x.name",
    },
  ],
};

/** Who names this record now: what would be left without it. Cases are counted, not named: not everybody may read them. */
export async function usesOf(db: Queryable, register: UsedRegister, record: string): Promise<RegisterUse[]> {
  const found = await Promise.all(
    asked[register].map(async ({ kind, from, where, nameSql }): Promise<RegisterUse> => {
      const { rows } = await db.query<{ id: string; name: string; count: number }>({
        name: `uses.${register}.${kind}`,
        text: `with x as (select * from ${from} x where ${where} limit ${usesCap + 1})
          select x.id::text as id, ${nameSql} as name, (select count(*)::int from x) as count from x order by x.id limit ${named}`,
        values: [record],
      });
      const isPrivate = kind === "cases" || kind === "clocks";
      return {
        kind,
        count: rows[0]?.count ?? 0,
        first: isPrivate ? [] : rows.map(({ id, name: said }) => ({ id, name: said })),
      };
    }),
  );
  return found.filter(({ count }) => count > 0);
}
