export type Difference = { path: string; before: string; after: string };

const uninteresting = new Set(["version", "id"]);

/** What differs between two records, leaf by leaf: `targets.response.1`, 15, 30. Lists count as one value. Pure. */
export function differences(before: unknown, after: unknown, path = ""): Difference[] {
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((key) => path !== "" || !uninteresting.has(key))
      .flatMap((key) => differences(before[key], after[key], path === "" ? key : `${path}.${key}`));
  }
  const [was, is] = [written(before), written(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function written(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}
