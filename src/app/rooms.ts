import type { Route } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { linkRoutes } from "#kernel/links/routes.ts";
import { noticeRoutes } from "#kernel/notify/routes.ts";
import { shippedSessionLimits } from "#kernel/people/identity/identify.ts";
import { passwords } from "#kernel/people/identity/passwords.ts";
import { identityRoutes } from "#kernel/people/identity/routes.ts";
import { peopleRoutes } from "#kernel/people/routes.ts";

/** Everything that answers calls. A new room is one line here. */
export const routesOf = (kernel: Kernel): Route[] => [
  ...identityRoutes(kernel, { passwords: passwords(), sessions: shippedSessionLimits }),
  ...peopleRoutes(kernel),
  ...linkRoutes(kernel),
  ...noticeRoutes(kernel),
];
