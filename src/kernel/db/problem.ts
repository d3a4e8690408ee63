/** Why there is no usable database. What to say about it, in which language, is the app's business. */
export type DatabaseProblemCode =
  | "unreachable"
  | "server-too-old"
  | "wrong-character-type"
  | "newer-migrations"
  | "changed-migrations"
  | "folder-not-writable"
  | "folder-newer"
  | "folder-older"
  | "second-instance"
  | "disk-full"
  | "no-binaries"
  | "no-account"
  | "nameless-account"
  | "server-failed";

export class DatabaseProblem extends Error {
  readonly code: DatabaseProblemCode;
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: DatabaseProblemCode, facts: Readonly<Record<string, string>> = {}, cause?: unknown) {
    const told = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
    super([code, ...told].join("; "), { cause });
    this.name = "DatabaseProblem";
    this.code = code;
    this.facts = facts;
  }
}
