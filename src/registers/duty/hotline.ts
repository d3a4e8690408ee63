import type { Queryable } from "#kernel/db/pool.ts";
import type { Hotline } from "./contract.ts";

export const hotlineKey = "hotline";

/** What the portal publishes; empty until somebody writes it down. */
export async function readHotline(db: Queryable): Promise<Hotline> {
  const { rows } = await db.query<{ value: Omit<Hotline, "version">; version: number }>({
    text: "select value, version from settings where key = $1",
    values: [hotlineKey],
  });
  const [kept] = rows;
  return kept === undefined
    ? { numbers: [], hours: { zh: "", en: "" }, version: 0 }
    : { ...kept.value, version: kept.version };
}
