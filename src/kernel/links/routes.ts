import { type Route, route } from "../http/route.ts";
import type { Kernel } from "../kernel.ts";
import { formatNumber, numberOf } from "../process/numbers.ts";
import { linkOperations } from "./contract.ts";
import { linkActor, linkNotValid, openLink } from "./links.ts";
import { trackCase } from "./track.ts";

export const linkRoutes = (kernel: Kernel): Route[] => [
  route(linkOperations.open, async ({ now }, { body }) => {
    const [link, actor] = await Promise.all([
      openLink(kernel.db, body.token, now),
      linkActor(kernel.db, body.token, now),
    ]);
    if (!link) throw linkNotValid();
    return {
      purpose: link.purpose,
      number: link.caseId && formatNumber(numberOf(link.caseId)),
      name: actor?.name || null,
      expiresAt: link.expiresAt.toString(),
    };
  }),
  route(linkOperations.track, async ({ now }, { body }, { request }) => {
    const tracked = await trackCase(kernel, body, { address: request.ip, now });
    return { ...tracked, expiresAt: tracked.expiresAt.toString() };
  }),
];
