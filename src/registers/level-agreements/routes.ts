import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { mustRead } from "../record-keeping/index.ts";
import { createAgreement } from "./commands/create-agreement.ts";
import { withdrawAgreement } from "./commands/withdraw-agreement.ts";
import { levelAgreementOperations as operations } from "./contract.ts";
import type { AgreementKeeping } from "./keeping.ts";
import { presentAgreement } from "./present.ts";
import { previewAgreement } from "./previews.ts";
import { findAgreement, listAgreements } from "./queries.ts";

export const levelAgreementRoutes = (keeping: AgreementKeeping): Route[] => {
  const { db } = keeping.kernel;
  return [
    route(operations.list, async (asking, { query }) => {
      mustRead(asking);
      const limit = query.limit ?? 50;
      const rows = await listAgreements(db, { ...query, limit });
      const shown = rows.slice(0, limit);
      return {
        items: shown.map((row) => presentAgreement(row, asking.now)),
        next: rows.length > limit ? shown.at(-1)!.id : null,
      };
    }),
    route(operations.read, async (asking, { params }) => {
      mustRead(asking);
      const row = await findAgreement(db, params.id);
      if (!row) throw notFound();
      return presentAgreement(row, asking.now);
    }),
    route(operations.create, (asking, { body }) => createAgreement(keeping, asking, body)),
    route(operations.preview, (asking, { body }) => previewAgreement(keeping, asking, body)),
    route(operations.withdraw, (asking, { params }) => withdrawAgreement(keeping, asking, params.id)),
  ];
};
