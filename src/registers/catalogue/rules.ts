import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { Field, FieldType, FormField } from "#kernel/forms/field.ts";
import type { Words } from "#kernel/words/words.ts";
import type { ItemContent, ItemField } from "./contract.ts";

/** What the catalogue is divided into (L1). */
export const groups = {
  repair: { zh: "故障维修", en: "Fault repair" },
  maintenance: { zh: "日常维护", en: "Maintenance" },
  upgrade: { zh: "优化升级", en: "Optimisation and upgrade" },
  accounts: { zh: "账号与权限", en: "Accounts and access" },
  equipment: { zh: "设备与耗材", en: "Equipment and supplies" },
  information: { zh: "咨询与资料", en: "Advice and information" },
} as const satisfies Record<string, Words>;
export type Group = keyof typeof groups;
export const groupKeys = Object.keys(groups) as [Group, ...Group[]];

export const iconKeys = ["wrench", "shield", "arrow-up", "key", "monitor", "printer", "help", "box"] as const;

/** What an item's own form may ask. Ids of our records are left out: who asks for something does not know them. */
export const askableTypes = [
  "text",
  "long-text",
  "number",
  "yes-no",
  "choice",
  "choices",
  "date",
  "date-time",
  "phone",
  "email",
] as const satisfies readonly FieldType[];

/** Three to six questions are answered; more are not (a warning in the editor, never a refusal below twenty). */
export const mostFields = 20;

/** An item's questions as the kernel's forms model has them. */
export function formOf({ fields }: Pick<ItemContent, "fields">): { fields: Record<string, Field>; form: FormField[] } {
  return {
    fields: Object.fromEntries(fields.map((field) => [field.key, asField(field)])),
    form: fields.map(({ key, required, when }) => ({ field: key, required, ...(when ? { when } : {}) })),
  };
}

const asField = ({ type, title, hint, choices, min, max }: ItemField): Field => ({
  type,
  title,
  stores: "entry",
  isPublic: true,
  isHidden: false,
  ...(hint ? { hint } : {}),
  ...(choices ? { choices } : {}),
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** What a form must not be: a key twice, a choice of nothing, a condition upon what comes later or is not there. */
export function fieldIssues(fields: readonly ItemField[]): FieldIssue[] {
  return fields.flatMap(({ key, type, choices, when, min, max }, index): FieldIssue[] => {
    const path = `fields.${index}`;
    const earlier = fields.slice(0, index);
    const asked = when && earlier.find((one) => one.key === when.field);
    const isChoice = type === "choice" || type === "choices";
    const values = choices?.map(({ value }) => value) ?? [];
    return [
      ...(earlier.some((one) => one.key === key) ? [{ path: `${path}.key`, code: "already-used" as const }] : []),
      ...(isChoice && values.length < 2 ? [{ path: `${path}.choices`, code: "required" as const }] : []),
      ...(new Set(values).size !== values.length ? [{ path: `${path}.choices`, code: "twice" as const }] : []),
      ...(when && !asked ? [{ path: `${path}.when`, code: "not-there" as const }] : []),
      ...(min !== undefined && max !== undefined && min > max
        ? [{ path: `${path}.max`, code: "out-of-range" as const }]
        : []),
    ];
  });
}

export type Asker = {
  /** The customer's organisation with all above it; empty where nobody knows it. */
  organisationPath: readonly string[];
  roles: readonly string[];
  isStaff: boolean;
};

/** Who may ask for an item: everybody, or only these organisations, or only these roles. Staff ask for whomever they have on the line. */
export function mayAskFor({ audience }: Pick<ItemContent, "audience">, asker: Asker): boolean {
  const { organisationIds, roles } = audience;
  const isTheirs = organisationIds.length === 0 || organisationIds.some((id) => asker.organisationPath.includes(id));
  const isTheirRole = asker.isStaff || roles.length === 0 || roles.some((role) => asker.roles.includes(role));
  return isTheirs && isTheirRole;
}

export type Named = {
  persons: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
  services: ReadonlySet<string>;
  teams: ReadonlySet<string>;
};

/** Every record an item names must be there and in use. */
export function namingIssues(content: ItemContent, named: Named): FieldIssue[] {
  const missing = (path: string, id: string | null, known: ReadonlySet<string>): FieldIssue[] =>
    id === null || known.has(id) ? [] : [{ path, code: "not-there" }];
  return [
    ...missing("serviceId", content.serviceId, named.services),
    ...missing("teamId", content.teamId, named.teams),
    ...(content.goesByItself && content.teamId === null ? [{ path: "teamId", code: "required" as const }] : []),
    ...content.audience.organisationIds.flatMap((id, n) =>
      missing(`audience.organisationIds.${n}`, id, named.organisations),
    ),
    ...content.approvals.flatMap(({ approvers }, step) =>
      approvers.flatMap((approver, n) =>
        approver.kind === "person" ? missing(`approvals.${step}.approvers.${n}`, approver.personId, named.persons) : [],
      ),
    ),
  ];
}
