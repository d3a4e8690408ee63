import { notFound } from "../../errors/refusal.ts";
import { isPlainHttp } from "../../http/credentials.ts";
import type { Kernel } from "../../kernel.ts";
import type { Words } from "../../words/words.ts";
import type { Actor } from "../actor.ts";
import { deskRoles, roles } from "../roles.ts";
import type { Me } from "./contract.ts";

type Named = { id: string; name: string };
type Row = {
  title: string | null;
  theme: Me["theme"] | null;
  isOwnZone: boolean;
  version: number;
  organisation: Named | null;
  organisations: Record<string, string>;
  teams: { id: string; key: string; name: Words; line: number }[];
  installation: Me["installation"] | null;
};

/** Who the asker is here, with all a screen needs to greet them and to show only what they may. */
export async function readMe({ db, zone, url }: Kernel, actor: Actor): Promise<Me> {
  if (actor.kind !== "person" && actor.kind !== "api-key") throw notFound();
  const held = [...new Set(actor.roles.map(({ organisationId }) => organisationId).filter((id) => id !== ""))];
  const { rows } = await db.query<Row>({
    name: "people.me",
    text: `select p.title, p.theme, p.zone is not null as "isOwnZone", coalesce(p.version, 1) as version,
             (select jsonb_build_object('id', o.id::text, 'name', o.name) from organisations o
              where o.id = coalesce(p.organisation_id, $4::bigint)) as organisation,
             coalesce((select jsonb_object_agg(o.id::text, o.name) from organisations o where o.id = any($2::bigint[])), '{}')
               as organisations,
             coalesce((select jsonb_agg(jsonb_build_object('id', t.id::text, 'key', t.key, 'name', t.name, 'line', t.line)
                                        order by t.line, t.id) from teams t where t.id = any($3::bigint[])), '[]') as teams,
             (select jsonb_build_object('name', i.name, 'zone', i.zone, 'isDemo', i.is_demo) from installation i) as installation
           from (select 1) one left join persons p on p.id = $1`,
    values: [actor.kind === "person" ? actor.id : null, held, actor.teamIds, actor.organisationId],
  });
  const row = rows[0]!;
  return {
    kind: actor.kind,
    id: actor.id,
    name: actor.name,
    title: row.title,
    side: actor.side,
    roles: actor.roles.map(({ role, organisationId: id }) => ({
      role,
      title: roles[role],
      organisation: row.organisations[id] === undefined ? null : { id, name: row.organisations[id] },
    })),
    permissions: [...actor.permissions],
    teams: row.teams,
    organisation: row.organisation,
    isDesk: actor.roles.some(({ role }) => deskRoles.includes(role)),
    language: actor.language,
    theme: row.theme ?? "system",
    zone: actor.zone,
    isOwnZone: row.isOwnZone,
    version: row.version,
    installation: {
      ...(row.installation ?? { name: "", zone, isDemo: false }),
      ...(isPlainHttp(url) ? { isPlainHttp: true as const } : {}),
    },
  };
}
