import { call } from "#web/staff/client/call.ts";
import { type ContractView, contractOperations, type ListContracts } from "../contract.ts";
import { csvOf, saveFile } from "./csv.ts";

/** Everything the list shows under this filter, page by page, as a file. `titles` are the words of the columns. */
export async function exportContracts(filter: ListContracts, titles: readonly string[]): Promise<void> {
  const items: ContractView[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(contractOperations.list, { query: { ...filter, cursor, limit: 200 } });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  const rows = items.map((one) => [
    one.number,
    one.name,
    one.organisation.name,
    one.contractor.name,
    one.project?.name ?? null,
    one.manager?.name ?? null,
    one.fromDay,
    one.untilDay,
    one.balanceUnit === null ? null : one.bought,
    one.balanceUnit === null ? null : one.used,
  ]);
  saveFile("contracts.csv", csvOf([titles, ...rows]));
}
