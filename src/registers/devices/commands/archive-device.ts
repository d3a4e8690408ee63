import { notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type DeviceView, deviceOperations } from "../contract.ts";
import { presentDevice } from "../present.ts";
import { lockDevice, updateDevice } from "../queries.ts";
import { manageDevices } from "../rules.ts";

/** Takes a device out of use; cases that name it keep it. */
export async function archiveDevice(keeping: Keeping, asking: Asking, id: string): Promise<DeviceView> {
  return keep(keeping, asking, { id: deviceOperations.archive.id, input: { id }, right: manageDevices }, async (tx) => {
    const row = await lockDevice(tx, id);
    if (!row) throw notFound();
    const before = presentDevice(row);
    mustBeCurrent(asking, before);
    if (row.archived_at) return before;
    const after = presentDevice(await updateDevice(tx, id, { ...row, archived_at: asking.now }));
    await recordChange(tx, asking, { register: "devices", record: id, before, after });
    return after;
  });
}
