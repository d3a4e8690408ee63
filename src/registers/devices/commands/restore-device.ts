import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type DeviceView, deviceOperations } from "../contract.ts";
import { presentDevice } from "../present.ts";
import { findAround, lockDevice, updateDevice } from "../queries.ts";
import { deviceIssues, manageDevices } from "../rules.ts";

/** Takes an archived device into use again, unless another with its serial number has come meanwhile. */
export async function restoreDevice(keeping: Keeping, asking: Asking, id: string): Promise<DeviceView> {
  return keep(keeping, asking, { id: deviceOperations.restore.id, input: { id }, right: manageDevices }, async (tx) => {
    const row = await lockDevice(tx, id);
    if (!row) throw notFound();
    const before = presentDevice(row);
    mustBeCurrent(asking, before);
    if (!row.archived_at) return before;
    const issues = deviceIssues(await findAround(tx, { id, organisationId: row.organisation_id, serial: row.serial }));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentDevice(await updateDevice(tx, id, { ...row, archived_at: null }));
    await recordChange(tx, asking, { register: "devices", record: id, before, after });
    return after;
  });
}
