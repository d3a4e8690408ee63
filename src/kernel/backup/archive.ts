import { z } from "zod";

/**
 * One tar file: `huiyin.json` first (what it is), `tables/<name>/<n>.copy` (COPY text in parts), `manifest.json` last (what must be
 * in it). An archive without its manifest was cut off and restores nothing.
 */
export const formatVersion = 1;
export const headName = "huiyin.json";
export const manifestName = "manifest.json";
export const partName = (table: string, n: number): string => `tables/${table}/${String(n).padStart(6, "0")}.copy`;
export const tableOfPart = (name: string): string | null =>
  /^tables\/([a-z_0-9]+)\/\d{6}\.copy$/.exec(name)?.[1] ?? null;

export const headSchema = z.object({
  format: z.literal(formatVersion),
  createdAt: z.string(),
  server: z.string(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Head = z.infer<typeof headSchema>;

export const manifestSchema = z.object({
  tables: z.array(z.object({ name: z.string(), bytes: z.number(), rows: z.number(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Why nothing was backed up or restored. */
export class BackupProblem extends Error {
  readonly code: "file-exists" | "not-a-backup" | "damaged" | "cut-off" | "newer" | "not-empty";
  constructor(code: BackupProblem["code"], detail: string) {
    super(`${code}: ${detail}`);
    this.name = "BackupProblem";
    this.code = code;
  }
}
