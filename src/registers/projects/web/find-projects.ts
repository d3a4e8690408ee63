import { call } from "#web/staff/client/call.ts";
import type { PickerOf } from "#web/staff/screens.ts";
import { projectOperations } from "../contract.ts";

/** Projects in use, of one customer where one is named. */
export const findProjects: PickerOf =
  ({ organisationId }) =>
  async (text, signal) => {
    const query = { q: text || undefined, organisation: organisationId ?? undefined, limit: 20 };
    const { items } = await call(projectOperations.list, { query }, { signal });
    return items.map(({ id, number, name, organisation }) => ({
      id,
      name: `${number} ${name}`,
      detail: organisation.name,
    }));
  };
