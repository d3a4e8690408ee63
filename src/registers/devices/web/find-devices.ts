import { call } from "#web/staff/client/call.ts";
import type { PickerOf } from "#web/staff/screens.ts";
import { deviceOperations } from "../contract.ts";

/** Devices of the customer a form is about, by the beginning of serial number or model. */
export const findDevices: PickerOf =
  ({ organisationId }) =>
  async (text, signal) => {
    const query = { q: text || undefined, organisation: organisationId ?? undefined, limit: 20 };
    const { items } = await call(deviceOperations.list, { query }, { signal });
    return items.map(({ id, model, serial, name, site }) => ({
      id,
      name: [model, serial].filter(Boolean).join(" "),
      detail: [name, site].filter(Boolean).join(" · "),
    }));
  };
