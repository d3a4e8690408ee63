import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import type { RegisterNames } from "#kernel/process/names.ts";
import { caseIdOf } from "#kernel/process/numbers.ts";
import type { ReferenceBook } from "#registers/reference/index.ts";
import { serviceRequestOperations as operations } from "./contract.ts";
import { presentApprovals } from "./present.ts";
import { findRequest, readActs } from "./queries.ts";

export const serviceRequestRoutes = (
  { db }: Kernel,
  reference: Pick<ReferenceBook, "itemVersion">,
  names: RegisterNames,
): Route[] => [
  route(operations.approvals, async (asking, { params }) => {
    const found = await findRequest(db, asking.actor, caseIdOf(params.number));
    if (found === null) throw notFound("no-such-case");
    const item =
      found.item === null || found.version === null ? null : reference.itemVersion(found.item, found.version);
    if (item === null) return { steps: [] };
    return presentApprovals(item.approvals, await readActs(db, found.id), found.step, names);
  }),
];
