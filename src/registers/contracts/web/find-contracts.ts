import { call } from "#web/staff/client/call.ts";
import type { PickerOf } from "#web/staff/screens.ts";
import { currentLanguage } from "#web/words/language.ts";
import { contractOperations } from "../contract.ts";

/** The contracts a case of this customer can be under, each with what it says now. */
export const findContracts: PickerOf =
  ({ organisationId }) =>
  async (text, signal) => {
    if (organisationId === null) return [];
    const { choices } = await call(contractOperations.cover, { query: { organisation: organisationId } }, { signal });
    const language = currentLanguage();
    return choices
      .map(({ id, number, name, reason }) => ({ id, name: `${number} ${name}`, detail: reason[language] }))
      .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  };

/** Any contract in use, by number, name or customer. */
export const findEveryContract: PickerOf = () => async (text, signal) => {
  const { items } = await call(contractOperations.list, { query: { q: text || undefined, limit: 20 } }, { signal });
  return items.map(({ id, number, name, organisation }) => ({
    id,
    name: `${number} ${name}`,
    detail: organisation.name,
  }));
};
