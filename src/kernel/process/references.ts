import type { Queryable } from "../db/pool.ts";
import { type FieldIssue, invalid } from "../errors/refusal.ts";
import type { Field } from "../forms/field.ts";
import type { Actor } from "../people/actor.ts";
import { staffRoleKeys } from "../people/roles.ts";
import { personOf } from "../people/scope.ts";
import type { Words } from "../words/words.ts";

/** What an id in a form can stand for; teams are held in memory and looked up there. */
type Kind =
  | "staff"
  | "person"
  | "organisation"
  | "supplier"
  | "device"
  | "contract"
  | "service"
  | "category"
  | "catalogue-item";
type Mention = { kind: Kind; id: string; path: string };
type Values = Readonly<Record<string, unknown>>;

/** Who names what, in which case. */
export type Naming = {
  actor: Actor;
  fields: Readonly<Record<string, Field>>;
  forms: readonly (Values | undefined)[];
  /** What stands there already: saying it once more is always allowed. */
  known: Values;
  /** The customer whose case it is. */
  organisationId: string | null;
};

/**
 * Everything the filled forms name by id: it must be there, in use, and theirs to name (S7). A case is given to staff of the house only; a
 * device is the customer's own, for its model and place are shown with the case; a contract is of the customer or those above, and only for staff to name. Answers the names of persons (`p12`) and
 * organisations (`o7`), for what the customer is told. Throws a Refusal with an issue for each id that names nothing.
 */
export async function readReferences(db: Queryable, naming: Naming): Promise<Map<string, Words>> {
  const mentions = naming.forms.flatMap((form) => mentionsIn(naming, form ?? {}));
  if (mentions.length === 0) return new Map();
  const ids = (kind: Kind) => mentions.flatMap((mention) => (mention.kind === kind ? [mention.id] : []));
  const { rows } = await db.query<{ kind: Kind; id: string; name: string }>({
    name: "cases.references",
    text: `select 'staff' as kind, p.id, p.name from persons p where p.id = any($1::bigint[]) and p.is_active
        and exists (select from memberships m join organisations o on o.id = m.organisation_id
          where m.person_id = p.id and m.role = any($7::text[]) and exists (select from organisations a where a.id = any(o.path) and a.is_own))
      union all select 'person', id, name from persons where id = any($2::bigint[]) and is_active
      union all select 'organisation', id, name from organisations where id = any($3::bigint[]) and archived_at is null
      union all select 'supplier', id, name from organisations where id = any($12::bigint[]) and archived_at is null and is_supplier
      union all select 'service', id, key from services where id = any($4::bigint[]) and archived_at is null
      union all select 'category', id, key from categories where id = any($5::bigint[]) and archived_at is null
      union all select 'catalogue-item', id, key from catalogue_items where id = any($11::bigint[]) and archived_at is null
      union all select 'device', d.id, d.model from devices d where d.id = any($6::bigint[]) and d.archived_at is null
        and case when $8::bigint[] is not null then exists (select from organisations h where h.id = any($8) and d.organisation_id = any(h.path))
          else $9::bigint is null
          or exists (select from organisations a, organisations b where a.id = d.organisation_id and b.id = $9 and a.path[1] = b.path[1]) end
      union all select 'contract', k.id, k.number from contracts k where k.id = any($10::bigint[]) and k.archived_at is null
        and $8::bigint[] is null and exists (select from organisations h where h.id = $9 and k.organisation_id = any(h.path))`,
    values: [
      ids("staff"),
      ids("person"),
      ids("organisation"),
      ids("service"),
      ids("category"),
      ids("device"),
      staffRoleKeys,
      homesOf(naming.actor),
      naming.organisationId,
      ids("contract"),
      ids("catalogue-item"),
      ids("supplier"),
    ],
  });
  const found = new Map(rows.map((row) => [`${row.kind}:${row.id}`, row]));
  const issues = mentions.flatMap(({ kind, id, path }): FieldIssue[] =>
    found.has(`${kind}:${id}`) ? [] : [{ path, code: "unknown-id" }],
  );
  if (issues.length > 0) throw invalid(...issues);
  return new Map(
    rows.flatMap(({ kind, id, name }) => (kind in prefixes ? [[prefixes[kind] + id, { zh: name, en: name }]] : [])),
  );
}

const prefixes: Partial<Record<Kind, string>> = { staff: "p", person: "p", organisation: "o", supplier: "o" };

/** Where somebody from outside belongs: they may name devices of there and of the whole above it, never a sister's. Null: staff, who name the customer's. */
const homesOf = ({ side, kind, organisationId, representedIds }: Actor): readonly string[] | null =>
  side === "staff" || kind === "system"
    ? null
    : [...representedIds, ...(organisationId === null ? [] : [organisationId])];

/** A form takes no longer lists of people: what is beyond is refused there, and not looked for. */
const mostNamed = 50;

function mentionsIn({ fields, known }: Naming, form: Values): Mention[] {
  return Object.entries(form).flatMap(([key, value]) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const kind = field && kindOf(field);
    const ids = Array.isArray(value) ? value.slice(0, mostNamed) : [value];
    return ids.flatMap((id): Mention[] => {
      // What has not the shape of an id is refused by the form itself.
      if (!kind || typeof id !== "string" || !/^[1-9]\d{0,17}$/.test(id) || known[key] === id) return [];
      return [{ kind, id, path: `fields.${key}` }];
    });
  });
}

function kindOf({ type, stores }: Field): Kind | null {
  if (type === "person") return stores === "column" ? "staff" : "person";
  if (type === "people") return "person";
  if (type === "department") return "organisation";
  return type === "catalogue-item" ||
    type === "organisation" ||
    type === "supplier" ||
    type === "device" ||
    type === "contract" ||
    type === "service" ||
    type === "category"
    ? type
    : null;
}

/** Files that go with words: uploaded to this very case, in no entry yet, and by the one who speaks, unless the house does. */
export async function refuseStrangeAttachments(
  db: Queryable,
  actor: Actor,
  caseId: string,
  attachments: readonly string[],
): Promise<void> {
  if (attachments.length === 0) return;
  const { rows } = await db.query<{ id: string }>({
    name: "cases.attachable",
    text: `select id from attachments where case_id = $1 and id = any($2::uuid[]) and event_seq is null
      and ($3 or created_by is not distinct from $4::bigint)`,
    values: [caseId, attachments, actor.side === "staff", personOf(actor)],
  });
  const own = new Set(rows.map(({ id }) => id));
  const issues = attachments.flatMap((id, n): FieldIssue[] =>
    own.has(id) ? [] : [{ path: `attachments.${n}`, code: "unknown-id" }],
  );
  if (issues.length > 0) throw invalid(...issues);
}
