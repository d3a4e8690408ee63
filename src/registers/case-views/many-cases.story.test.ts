import { expect, onTestFinished, test } from "vitest";
import { createHttp } from "#app/http.ts";
import { routesOf } from "#app/rooms.ts";
import { identifier, shippedSessionLimits } from "#kernel/people/identity/identify.ts";
import { openSession } from "#kernel/people/identity/session-queries.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";

/** The desk as it answers on the wire, for somebody who has signed in. */
async function serve(desk: Desk) {
  const { kernel, program, db } = desk;
  const settings = { trustedProxies: [], allowHttp: false, tls: undefined };
  const server = await createHttp(settings, kernel, routesOf(program), {
    identify: identifier(kernel),
    areAnswersChecked: true,
    readiness: async () => [],
    webFolder: "/nowhere",
  });
  onTestFinished(() => server.close());
  return async (who: Person) => {
    const from = { address: "192.0.2.7", agent: "test" };
    const cookie = `__Host-huiyin=${await openSession(db, who.id, from, kernel.now(), shippedSessionLimits)}`;
    return (method: "GET" | "POST", path: string, body?: object, headers: Record<string, string> = {}) =>
      server.inject({
        method,
        url: `/api/v1${path}`,
        headers: { cookie, origin: kernel.url, ...headers },
        ...(body && { payload: body }),
      });
  };
}

/** So many calls, one of them in words a spreadsheet would calculate. */
async function registerMany(desk: Desk, count: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let n = 1; n <= count; n += 1) {
    const { number } = await desk.registerCall({ subject: n === 7 ? '=HYPERLINK("x")' : `第 ${n} 个电话` });
    numbers.push(number);
  }
  return numbers;
}

test("D22 S27 a list of several pages leaves as one file: every row once and in order, formulas as text, only what the reader may see", async () => {
  const desk = await openDesk();
  const count = 205; // one more page than the file reads at once
  await registerMany(desk, count);
  const as = await serve(desk);
  const get = await as(desk.people.operator);
  const file = await get("GET", "/case-list.csv?process=incident&sort=createdAt&columns=number,subject");
  expect(file.statusCode).toBe(200);
  const [head, ...rows] = file.body.replace("\uFEFF", "").trimEnd().split("\r\n");
  expect(head).toBe("编号,现象");
  expect(rows).toHaveLength(count);
  expect(new Set(rows).size).toBe(count);
  expect(rows[6]).toContain(`"'=HYPERLINK(""x"")"`);

  // The same order and the same rows as the list, however it is paged.
  const listed: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await get("GET", `/cases?process=incident&sort=createdAt&limit=60${cursor && `&cursor=${cursor}`}`);
    const { items, next } = page.json() as { items: { number: string }[]; next: string | null };
    listed.push(...items.map(({ number }) => number));
    cursor = next;
  }
  expect(rows.map((row) => row.split(",")[0])).toEqual(listed);

  // An engineer of a team none of them lies with takes away the heads, a customer nothing.
  const others = await (await as(desk.people.specialist))("GET", "/case-list.csv?process=incident&columns=number");
  expect(others.body).toBe("\uFEFF编号\r\n");
  expect((await (await as(desk.people.customer))("GET", "/case-list.csv")).statusCode).toBe(403);
});

test("D22 some sixty cases in one go: what can be done is done, the one that cannot says why, and asked again nothing is done twice", async () => {
  const desk = await openDesk();
  const { operator, lead } = desk.people;
  const numbers = await registerMany(desk, 60);
  const ask = await (await serve(desk))(operator);
  const fields = { service: desk.ids.service, category: desk.ids.category, impact: "2", urgency: "1" };
  const act = { move: { process: "incident", key: "triage", fields } };
  const previewed = (await ask("POST", "/case-bulk/preview", { numbers, act })).json() as {
    items: { number: string; version: number; refused: unknown }[];
  };
  expect(previewed.items.filter(({ refused }) => refused === null)).toHaveLength(60);

  // One of them moves on while the preview is read.
  const { rows } = await desk.db.query<{ id: string }>({ text: "select id from cases order by id offset 29 limit 1" });
  await desk.move(lead, rows[0]!.id, "correct", { subject: "已经有人在改" });
  const cases = previewed.items.map(({ number, version }) => ({ number, version }));
  type Result = { number: string; done: boolean; refused: { code: string } | null };
  const doAll = async () => {
    const results: Result[] = [];
    for (let from = 0; from < cases.length; from += 25) {
      const body = { cases: cases.slice(from, from + 25), act };
      const answer = await ask("POST", "/case-bulk/act", body, { "idempotency-key": `sixty-${from}` });
      expect(answer.statusCode).toBe(200);
      results.push(...(answer.json() as { items: Result[] }).items);
    }
    return results;
  };
  const results = await doAll();
  expect(results.filter(({ done }) => done)).toHaveLength(59);
  expect(results.filter(({ done }) => !done).map(({ refused }) => refused?.code)).toEqual(["changed-meanwhile"]);
  const countEvents = async () =>
    (await desk.db.query<{ n: number }>({ text: "select count(*)::int as n from events" })).rows[0]!.n;
  const before = await countEvents();
  await doAll();
  expect(await countEvents()).toBe(before);
});
