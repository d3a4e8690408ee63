import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import { once } from "#kernel/http/once.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { decide, holdOffered } from "../queries.ts";

/** Says that what recurs is no problem (D26): remembered with who and why. Errors: already-decided. */
export const dismiss = (
  kernel: Kernel,
  asking: Asking,
  order: { id: string; because: string },
): Promise<Record<string, never>> =>
  kernel.db.transaction((tx) =>
    once(tx, asking, "problems.dismiss", order, async () => {
      const held = await holdOffered(tx, order.id);
      if (held === null) throw notFound();
      if (held.state !== "offered") throw new Refusal("wrong-state", "already-decided");
      const by = asking.actor.kind === "person" ? asking.actor.id : null;
      await decide(tx, order.id, { state: "dismissed", at: asking.now, by, because: order.because, problemId: null });
      return {};
    }),
  );
