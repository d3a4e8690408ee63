import { conflict } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { dutyOperations, type Hotline } from "../contract.ts";
import { hotlineKey, readHotline } from "../hotline.ts";

/** D20: changes the hotline numbers and hours the portal publishes. */
export async function setHotline(keeping: Keeping, asking: Asking, body: Omit<Hotline, "version">): Promise<Hotline> {
  return keep(keeping, asking, { id: dutyOperations.setHotline.id, input: body }, async (tx) => {
    await tx.query({
      text: `insert into settings (key, value, version) values ($1, '{"numbers": [], "hours": {"zh": "", "en": ""}}', 0)
        on conflict do nothing`,
      values: [hotlineKey],
    });
    await tx.query({ text: "select 1 from settings where key = $1 for update", values: [hotlineKey] });
    const before = await readHotline(tx);
    if (asking.ifMatch !== null && asking.ifMatch !== before.version)
      throw conflict({ version: asking.ifMatch }, before);
    await tx.query({
      text: "update settings set value = $2, version = version + 1 where key = $1",
      values: [hotlineKey, JSON.stringify(body)],
    });
    const after = await readHotline(tx);
    await recordChange(tx, asking, { register: "hotline", record: hotlineKey, before, after });
    return after;
  });
}
