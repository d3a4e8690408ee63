import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeDevice, type DeviceView, deviceOperations } from "../contract.ts";
import { presentDevice } from "../present.ts";
import { findAround, lockDevice, updateDevice } from "../queries.ts";
import { deviceIssues, manageDevices } from "../rules.ts";

/** D2: changes a device, or hands it to another organisation. What the body leaves out stays. */
export async function changeDevice(
  keeping: Keeping,
  asking: Asking,
  id: string,
  body: ChangeDevice,
): Promise<DeviceView> {
  return keep(
    keeping,
    asking,
    { id: deviceOperations.change.id, input: { id, body }, right: manageDevices },
    async (tx) => {
      const row = await lockDevice(tx, id);
      if (!row) throw notFound();
      const before = presentDevice(row);
      mustBeCurrent(asking, before);
      const { organisationId = row.organisation_id, ...values } = body;
      const wanted = { ...row, ...values, organisation_id: organisationId };
      const issues = deviceIssues(await findAround(tx, { id, organisationId, serial: wanted.serial }));
      if (issues.length > 0) throw invalid(...issues);
      const after = presentDevice(await updateDevice(tx, id, wanted));
      await recordChange(tx, asking, { register: "devices", record: id, before, after });
      return after;
    },
  );
}
