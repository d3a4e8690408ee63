import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { type CreateDevice, type DeviceView, deviceOperations } from "../contract.ts";
import { presentDevice } from "../present.ts";
import { findAround, insertDevice } from "../queries.ts";
import { deviceIssues, manageDevices } from "../rules.ts";

/** D2: adds a device of an organisation. */
export async function createDevice(keeping: Keeping, asking: Asking, body: CreateDevice): Promise<DeviceView> {
  return keep(keeping, asking, { id: deviceOperations.create.id, input: body, right: manageDevices }, async (tx) => {
    const issues = deviceIssues(await findAround(tx, { id: null, ...body }));
    if (issues.length > 0) throw invalid(...issues);
    const { organisationId, ...rest } = body;
    const created = presentDevice(
      await insertDevice(tx, { ...rest, organisation_id: organisationId, archived_at: null }),
    );
    await recordChange(tx, asking, { register: "devices", record: created.id, before: null, after: created });
    return created;
  });
}
