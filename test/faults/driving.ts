import { setTimeout as wait } from "node:timers/promises";

/** What the driver needs: a key, and ids of things to name. */
export type World = { key: string; ids: Record<string, string> };

/** An order that was answered with 2xx: its mark must be in the case of this number, once. */
export type Acknowledged = { mark: string; number: string };

type Order = { path: string; body: (mark: string) => object; number?: string };
type Answer = { number?: string };

/**
 * Careful clients, one order at a time each: every order has a key and a mark, and is asked again under the same key until somebody
 * says yes or no. What was answered yes is what must be found.
 */
export function drive(url: string, { key, ids }: World, clients: number) {
  const acknowledged: Acknowledged[] = [];
  let isOver = false;

  async function send(order: Order, mark: string): Promise<Answer | null> {
    for (let patience = 20; ; patience = Math.min(500, patience * 2)) {
      const answer = await fetch(`${url}/api/v1${order.path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": mark },
        body: JSON.stringify(order.body(mark)),
        signal: AbortSignal.timeout(15_000),
      })
        .then(async (given) => ({ status: given.status, body: (await given.json()) as Answer }))
        .catch(() => null); // killed before, while or after it answered: nobody knows
      if (answer !== null && answer.status < 300) return answer.body;
      if (answer !== null && answer.status < 500) return null;
      await wait(patience);
    }
  }

  async function client(name: number): Promise<void> {
    const own: string[] = [];
    for (let n = 0; !isOver; n += 1) {
      const mark = `mark-${name}-${n}`;
      const order = orderFor(ids, own, n);
      const answer = await send(order, mark);
      if (answer === null) continue;
      const number = order.number ?? answer.number!;
      acknowledged.push({ mark, number: number.replaceAll("-", "") });
      if (order.number === undefined) own.push(number);
    }
  }

  const working = Promise.all(Array.from({ length: clients }, (_, name) => client(name)));
  return {
    /** Lets every client bring its last order to an end. */
    finish: async (): Promise<readonly Acknowledged[]> => {
      isOver = true;
      await working;
      return acknowledged;
    },
  };
}

const urgent = { impact: "1", urgency: "1" };

function orderFor(ids: Record<string, string>, own: readonly string[], n: number): Order {
  const number = own.at(-1 - (n % 5));
  if (number === undefined || n % 4 === 0) {
    return {
      path: "/cases",
      body: (mark) => ({
        process: "incident",
        subject: "刷卡后黑屏",
        description: mark,
        requester: { name: "顾南枝" },
        fields: urgent,
      }),
    };
  }
  if (n % 4 === 1) {
    return {
      path: `/cases/${number}/comments`,
      body: (mark) => ({ body: mark, visibility: n % 8 === 1 ? "public" : "internal" }),
      number,
    };
  }
  if (n % 16 === 2) {
    const triaged = { ...urgent, service: ids.service, category: ids.category, team: ids["team:network"] };
    return {
      path: `/cases/${number}/moves/dispatch`,
      body: (mark) => ({ fields: { ...triaged, note: mark } }),
      number,
    };
  }
  return { path: `/cases/${number}/moves/correct`, body: (mark) => ({ fields: { subject: mark } }), number };
}
