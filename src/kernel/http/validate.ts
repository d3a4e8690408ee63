import { z } from "zod";
import { type IssueCode, isIssueCode } from "../errors/codes.ts";
import { type FieldIssue, Refusal } from "../errors/refusal.ts";

type Issue = z.core.$ZodIssue;

/**
 * Reads input by its schema. A key nobody knows is malformed (400, S9), a value nobody can take is invalid (422); each issue
 * names its field as the caller wrote it.
 */
export function read(schema: z.ZodType, input: unknown): unknown {
  const unreadable = unreadableIn(input, []);
  if (unreadable.length > 0) throw new Refusal("invalid", "invalid-fields", { issues: unreadable });
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw refusalOf(result.error.issues, input);
}

/** PostgreSQL stores no NUL, and half a surrogate pair is no text: neither can be kept, so neither is taken (S2). */
function unreadableIn(value: unknown, path: PropertyKey[]): FieldIssue[] {
  if (typeof value === "string")
    return value.includes("\u0000") || !value.isWellFormed() ? [{ path: pathOf(path), code: "unreadable" }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...unreadableIn(key, [...path, key]),
    ...unreadableIn(inner, [...path, key]),
  ]);
}

function refusalOf(found: readonly Issue[], input: unknown): Refusal {
  const unknown = found.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key): FieldIssue => ({ path: pathOf([...issue.path, key]), code: "unknown-key" }))
      : [],
  );
  if (unknown.length > 0) return new Refusal("malformed", "unknown-key", { issues: unknown });
  return new Refusal("invalid", "invalid-fields", { issues: found.map((issue) => fieldIssue(issue, input)) });
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join(".");

const tooSmall: Record<string, IssueCode> = { string: "too-short", array: "too-few", set: "too-few" };
const tooBig: Record<string, IssueCode> = { string: "too-long", array: "too-many", set: "too-many" };

function fieldIssue(issue: Issue, input: unknown): FieldIssue {
  const path = pathOf(issue.path);
  switch (issue.code) {
    case "invalid_type":
      if (valueAt(input, issue.path) === undefined) return { path, code: "required" };
      return { path, code: "wrong-type", params: { expected: String(issue.expected) } };
    case "too_small": {
      const code = tooSmall[String(issue.origin)] ?? "too-small";
      // An empty line where something must stand is simply missing, for whoever fills in the form.
      if (code === "too-short" && Number(issue.minimum) === 1) return { path, code: "required" };
      return { path, code, params: { min: Number(issue.minimum) } };
    }
    case "too_big": {
      const code = tooBig[String(issue.origin)] ?? "too-large";
      return { path, code, params: { max: Number(issue.maximum) } };
    }
    case "invalid_format":
      return { path, code: "bad-format", params: { format: String(issue.format) } };
    case "invalid_value":
      if (valueAt(input, issue.path) === undefined) return { path, code: "required" };
      return { path, code: "not-an-option", params: { options: issue.values.map(String).join(", ") } };
    case "custom":
      return { path, code: isIssueCode(issue.params?.code) ? issue.params.code : "not-accepted" };
    default:
      return { path, code: "not-accepted" };
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** Paths of objects inside a schema that would swallow unknown keys in silence: none may stand in what is written to us. */
export function looseObjects(schema: z.ZodType, path = ""): string[] {
  const { def } = schema as unknown as { def: { type: string } & Record<string, unknown> };
  const inner = (key: string) => looseObjects(def[key] as z.ZodType, path);
  switch (def.type) {
    case "object": {
      const catchall = def.catchall as { def: { type: string } } | undefined;
      const own = catchall?.def.type === "never" ? [] : [path === "" ? "(top)" : path];
      const shape = Object.entries(def.shape as Record<string, z.ZodType>);
      return [...own, ...shape.flatMap(([key, value]) => looseObjects(value, path === "" ? key : `${path}.${key}`))];
    }
    case "array":
      return inner("element");
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
      return inner("innerType");
    case "pipe":
      return inner("in");
    case "union":
      return (def.options as z.ZodType[]).flatMap((option) => looseObjects(option, path));
    case "record":
      return inner("valueType");
    default:
      return [];
  }
}

/** Nothing at all may be sent where an operation takes nothing. */
export const nothing = z.strictObject({});
