import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** What seals secrets at rest: `HUIYIN_SECRET`, else the key in the data folder, made when it is first needed. */
export function secretOf({ secret, dataFolder }: Pick<Config, "secret" | "dataFolder">): Buffer | string {
  if (secret !== undefined) return secret;
  const file = join(dataFolder, "secret.key");
  mkdirSync(dataFolder, { recursive: true });
  try {
    // Only who comes first makes it.
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
