import type { Route, Wire } from "#kernel/http/route.ts";
import type { Actor } from "#kernel/people/actor.ts";

/** Calls the function behind an operation as somebody, without the wire: for what a room decides itself. */
export async function callRoute<Answer>(
  routes: readonly Route[],
  id: string,
  actor: Actor,
  given: { params?: object; query?: object; body?: object; now?: Temporal.Instant } = {},
): Promise<Answer> {
  const found = routes.find(({ operation }) => operation.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  const { operation, handle } = found;
  const asking = {
    actor,
    now: given.now ?? Temporal.Instant.from("2030-03-04T01:00:00Z"),
    via: "api",
    idempotencyKey: null,
    ifMatch: null,
  };
  const input = {
    params: operation.params?.parse(given.params ?? {}),
    query: operation.query?.parse(given.query ?? {}),
    body: operation.body?.parse(given.body ?? {}),
  };
  const wire = { request: { ip: "192.0.2.1" } } as unknown as Wire;
  const answer = await handle(asking, input, wire);
  // What is answered is what was declared.
  return operation.answer.parse(JSON.parse(JSON.stringify(answer ?? null)) ?? undefined) as Answer;
}
