import { z } from "zod";

/** Values every contract shares. */

export const idSchema = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .describe("id of a record, decimal digits");

export const instantSchema = z.string().describe("ISO 8601 instant in UTC, e.g. 2026-11-23T08:20:00.000Z");

export const daySchema = z.iso.date().describe("a day, YYYY-MM-DD");

/** A stable name an administrator gives a record once; programs and imports refer to it. */
export const keySchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A text an administrator writes in both languages of the screens. */
export const writtenWordsSchema = z.strictObject({
  zh: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
});
