import { type Route, route } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { makeLink } from "./commands/make-link.ts";
import { supplierPartOperations } from "./contract.ts";

export const supplierPartRoutes = (kernel: Kernel): Route[] => [
  route(supplierPartOperations.link, (asking, { params }) => makeLink(kernel, asking, params.number)),
];
