import type { Words } from "../words/words.ts";
import type { ProcessDefinition } from "./definition.ts";

/** What a version of a procedure has that the one before had not, part by part (M5). */
export type VersionDifference = {
  part: "states" | "moves" | "clocks" | "fields" | "scripts" | "general";
  key: string;
  title: Words;
  what: "added" | "removed" | "changed";
  /** Where it differs, leaf by leaf; only for what has changed. */
  changes: { path: string; before: string; after: string }[];
};

const parts = ["states", "moves", "clocks", "fields", "scripts"] as const;

/** Everything that differs between two versions; the number of the version itself does not count. Pure. */
export function differencesBetween(earlier: ProcessDefinition, later: ProcessDefinition): VersionDifference[] {
  const found = parts.flatMap((part): VersionDifference[] => {
    const [before, after] = [earlier[part], later[part]] as [Record<string, unknown>, Record<string, unknown>];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): VersionDifference[] => {
      const title = titleOf(after[key] ?? before[key], key);
      if (!Object.hasOwn(before, key)) return [{ part, key, title, what: "added", changes: [] }];
      if (!Object.hasOwn(after, key)) return [{ part, key, title, what: "removed", changes: [] }];
      const changes = leaves(before[key], after[key], "");
      return changes.length > 0 ? [{ part, key, title, what: "changed", changes }] : [];
    });
  });
  const apart = new Set<string>([...parts, "key", "version"]);
  const rest = (definition: ProcessDefinition) =>
    Object.fromEntries(Object.entries(definition).filter(([key]) => !apart.has(key)));
  const changes = leaves(rest(earlier), rest(later), "");
  if (changes.length === 0) return found;
  return [...found, { part: "general", key: later.key, title: later.title, what: "changed", changes }];
}

function titleOf(value: unknown, key: string): Words {
  const { title } = (value ?? {}) as { title?: Words };
  return title ?? { zh: key, en: key };
}

function leaves(before: unknown, after: unknown, path: string): VersionDifference["changes"] {
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      leaves(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  }
  const [was, is] = [written(before), written(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function written(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
