import { createElement } from "react";
import { useLevels } from "#registers/service-levels/web/use-levels.ts";
import { Procedure } from "#web/staff/procedures/ProcedurePage.tsx";

/** A procedure, with the limits that service levels set for its clocks. */
export const ProcedurePage = () => createElement(Procedure, { useLevels });
