import { z } from "zod";
import type { Words } from "../words/words.ts";

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

const reasons = {
  "file-exists": { zh: "该文件已存在，不会覆盖。", en: "The file is there already and is not written over." },
  "not-a-backup": { zh: "这不是回音的备份文件。", en: "This is no backup of Huiyin." },
  damaged: { zh: "备份文件已损坏，未恢复任何数据。", en: "The archive is damaged; nothing was restored." },
  "cut-off": { zh: "备份文件不完整，未恢复任何数据。", en: "The archive was cut off; nothing was restored." },
  newer: { zh: "备份来自更新的版本，请先升级。", en: "The archive is of a newer version; upgrade first." },
  "not-empty": {
    zh: "只能恢复到空数据库：请换一个新的数据目录，或新的 DATABASE_URL。",
    en: "Restoring needs an empty database: take a new data folder (HUIYIN_DATA) or a new DATABASE_URL.",
  },
} as const satisfies Record<string, Words>;

/** Why nothing was backed up or restored. */
export class BackupProblem extends Error {
  readonly code: keyof typeof reasons;
  constructor(code: keyof typeof reasons, detail: string) {
    super(`${code}: ${detail}`);
    this.name = "BackupProblem";
    this.code = code;
  }

  get words(): Words {
    return reasons[this.code];
  }
}
