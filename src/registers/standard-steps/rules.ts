import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { AskedForm } from "#kernel/forms/answers.ts";
import type { Words } from "#kernel/words/words.ts";
import type { CreateStandardSteps, Step } from "./contract.ts";

/** More than these nobody follows while somebody waits on the line. */
export const mostSteps = 30;

/** What deciding code knows of a list. */
export type StandardSteps = CreateStandardSteps & { id: string };

/** What a case is about: its service and its category, each with the branches above it, nearest first. */
export type About = { services: readonly string[]; categories: readonly string[] };

/**
 * D7: the list a case goes by. The nearest category decides, then the nearest service; a list that names one of them only holds
 * whatever the other is. Null: none was written for such a case.
 */
export function stepsFor(all: Iterable<StandardSteps>, { services, categories }: About): StandardSteps | null {
  const distance = (id: string | null, path: readonly string[]) => (id === null ? path.length : path.indexOf(id));
  const fitting = [...all]
    .map((list) => ({
      list,
      category: distance(list.categoryId, categories),
      service: distance(list.serviceId, services),
    }))
    .filter(({ category, service }) => category >= 0 && service >= 0)
    .sort((one, other) => one.category - other.category || one.service - other.service);
  return fitting[0]?.list ?? null;
}

/** How a step went. What did not apply was looked at and left out on purpose, so it counts as followed. */
const results: { value: string; title: Words }[] = [
  { value: "done", title: { zh: "已做", en: "Done" } },
  { value: "not-needed", title: { zh: "不适用", en: "Does not apply" } },
];

/** The list as a form: a question a step, none of which must be answered at once. */
export const formOfSteps = (steps: readonly Step[]): AskedForm => ({
  fields: Object.fromEntries(
    steps.map(({ key, title, hint }) => [
      key,
      {
        type: "choice" as const,
        title,
        ...(hint ? { hint } : {}),
        choices: results,
        stores: "entry" as const,
        isHidden: false,
        isPublic: false,
      },
    ]),
  ),
  form: steps.map(({ key }) => ({ field: key, required: false })),
});

/** null: it is not there. */
export type Named = { isServiceInUse: boolean | null; isCategoryInUse: boolean | null; isPlaceTaken: boolean };

/** D7: a list names what is in use, stands at a place of its own, and has each step once. */
export function stepsIssues(
  { serviceId, categoryId, steps }: Pick<CreateStandardSteps, "serviceId" | "categoryId" | "steps">,
  { isServiceInUse, isCategoryInUse, isPlaceTaken }: Named,
): FieldIssue[] {
  const place = serviceId === null ? "categoryId" : "serviceId";
  const keys = steps.map(({ key }) => key);
  return [
    ...(serviceId === null && categoryId === null ? [{ path: "serviceId", code: "required" } as const] : []),
    ...(serviceId === null ? [] : inUse("serviceId", isServiceInUse)),
    ...(categoryId === null ? [] : inUse("categoryId", isCategoryInUse)),
    ...(isPlaceTaken ? [{ path: place, code: "already-used" } as const] : []),
    ...keys.flatMap((key, at): FieldIssue[] =>
      keys.indexOf(key) < at ? [{ path: `steps.${at}.key`, code: "already-used" }] : [],
    ),
  ];
}

function inUse(path: string, isInUse: boolean | null): FieldIssue[] {
  if (isInUse === null) return [{ path, code: "not-there" }];
  return isInUse ? [] : [{ path, code: "archived" }];
}
