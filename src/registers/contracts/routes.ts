import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { formatNumber } from "#kernel/process/numbers.ts";
import { mustRead } from "../record-keeping/index.ts";
import { archiveContract } from "./commands/archive-contract.ts";
import { changeContract } from "./commands/change-contract.ts";
import { createContract } from "./commands/create-contract.ts";
import { restoreContract } from "./commands/restore-contract.ts";
import { contractOperations as operations } from "./contract.ts";
import type { ContractKeeping } from "./keeping.ts";
import { presentContract } from "./present.ts";
import { bookingsOf, findContract, listContracts, openCasesUnder } from "./queries.ts";

export const contractRoutes = (keeping: ContractKeeping): Route[] => {
  const { kernel, cover } = keeping;
  const { db } = kernel;
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(kernel.zone).toPlainDate();
  return [
    route(operations.list, async (asking, { query }) => {
      mustRead(asking);
      const limit = query.limit ?? 50;
      const rows = await listContracts(db, { ...query, limit }, dayOf(asking.now));
      const shown = rows.slice(0, limit);
      return { items: shown.map(presentContract), next: rows.length > limit ? shown.at(-1)!.id : null };
    }),
    route(operations.read, async (asking, { params }) => {
      mustRead(asking);
      const row = await findContract(db, params.id);
      if (!row) throw notFound();
      const bookings = await bookingsOf(db, params.id);
      return {
        ...presentContract(row),
        openCases: await openCasesUnder(db, params.id),
        bookings: bookings.map((one) => ({ ...one, number: formatNumber(one.number), at: one.at.toString() })),
      };
    }),
    route(operations.cover, async (asking, { query }) => {
      mustRead(asking);
      const { organisation = null, service, device, contract, at } = query;
      const day = at === undefined ? dayOf(asking.now) : Temporal.PlainDate.from(at);
      const judged = (contractId: string | undefined) =>
        cover.coverOf({ organisationId: organisation, fields: { service, device, contract: contractId }, day });
      const found = judged(contract);
      return {
        state: found.state,
        reason: found.reason,
        contract: found.contract && {
          id: found.contract.id,
          number: found.contract.number,
          name: found.contract.name,
          projectName: found.contract.project?.name ?? null,
          managerId: found.contract.project?.managerId ?? null,
          route: found.contract.route,
          isKeyCustomer: found.contract.isKeyCustomer,
          hasOurStaff: found.contract.hasOurStaff,
        },
        choices: cover.contractsOf(organisation).map(({ id, number, name }) => {
          const { state, reason } = judged(id);
          return { id, number, name, state, reason };
        }),
      };
    }),
    route(operations.create, (asking, { body }) => createContract(keeping, asking, body)),
    route(operations.change, (asking, { params, body }) => changeContract(keeping, asking, params.id, body)),
    route(operations.archive, (asking, { params }) => archiveContract(keeping, asking, params.id)),
    route(operations.restore, (asking, { params }) => restoreContract(keeping, asking, params.id)),
  ];
};
