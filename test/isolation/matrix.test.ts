import { expect, test } from "vitest";
import type { Operation } from "#kernel/http/contract.ts";
import { fingerprint } from "#test/world/fingerprint.ts";
import {
  expectations,
  finds,
  type Principal,
  principals,
  readsInternal,
  type Target,
  targets,
} from "./expectations.ts";
import { type IsolationWorld, openIsolation } from "./world.ts";

/** Words in an answer that its reader should never get, by principal. */
function forbiddenTo(who: Principal): RegExp {
  const words = targets.flatMap((target) => {
    const isFound = finds[target].includes(who);
    return [
      ...(isFound ? [] : [`CANARY-${target}-public`]),
      ...(isFound && readsInternal(who) ? [] : [`CANARY-${target}-internal`]),
    ];
  });
  const isOutside = !readsInternal(who);
  if (isOutside && who !== "stranger") words.push("CANARY-other", "SERIAL-other", "jianmu.example", "13855500188");
  if (isOutside && who === "stranger") words.push("CANARY-own", "SERIAL-own", "beiming.example", "13855500177");
  if (who === "anonymous" || who === "supplier") words.push("CANARY", "SERIAL", "黑屏");
  return new RegExp(words.join("|"));
}

/** Every path an operation is asked under: ids of the other customer's things, so that getting through would show. */
function pathsOf({ id, method, path }: Operation, world: IsolationWorld, target: Target): string[] {
  const { ids, desk, numbers } = world;
  const attachments = Object.entries(ids).flatMap(([key, value]) => (key.startsWith("attachment:") ? [value] : []));
  const named: Record<string, string[]> = {
    "attachments.read": attachments,
    "attachments.preview": attachments,
    "devices.read": [ids.otherDevice!, ids.ownDevice!],
    "organisations.read": [desk.ids.hospital!],
    "organisations.edit": [desk.ids.hospital!],
    "persons.read": [desk.people.stranger.id],
  };
  // Writes name what is not there: it is the door that is tried, not the room.
  const anything = method === "GET" ? "1" : "999999";
  return (named[id] ?? [anything]).flatMap((one) => {
    const asked = path
      .replace(":number", numbers[target])
      .replace(":move", "correct")
      .replace(":clock", "resolution")
      .replace(":seq", "4")
      .replace(":key", "incident")
      .replace(":role", "customer")
      .replace(":step", "accept")
      .replace(":year", "2030")
      .replace(":day", "2030-05-06")
      .replace(/:\w+/g, one);
    const { asks = [""] } = expectations[id]!;
    return asks.map((query) =>
      query ? `${asked}?${encodeURI(query.replace("{hospital}", desk.ids.hospital!))}` : asked,
    );
  });
}

test("S7 every mounted operation has its line in the table, and the table no line too many", async () => {
  const { server } = await openIsolation();
  const mounted = server.door.operations.map(({ id }) => id);
  const missing = mounted.filter((id) => !Object.hasOwn(expectations, id));
  expect(
    missing,
    `add a line to test/isolation/expectations.ts for each of these: who is let in, and whether its path names a case. ${missing.join(", ")}`,
  ).toEqual([]);
  expect(
    Object.keys(expectations).filter((id) => !mounted.includes(id)),
    "these operations are mounted no more: take their lines out of test/isolation/expectations.ts",
  ).toEqual([]);
});

test("S7 S8 S33 ASVS 8.2.1 8.2.2 8.2.3 8.3.1 8.4.1 every operation × everybody × every case: answered as declared, and nothing told that is not theirs", async () => {
  const world = await openIsolation();
  const wrong: string[] = [];
  let asked = 0;
  for (const operation of world.server.door.operations) {
    const { id, method } = operation;
    const { letsIn, ofCase, isEndless } = expectations[id]!;
    // Signing out would end what the next operation needs.
    if (id === "sessions.sign-out" || id.startsWith("me.end-")) continue;
    for (const target of ofCase ? targets : (["own"] as const)) {
      for (const who of principals) {
        if (isEndless && letsIn.includes(who)) continue;
        const mayEnter = letsIn.includes(who);
        for (const path of pathsOf(operation, world, target)) {
          const answer = await world.as(who, method, path, method === "GET" ? undefined : bodyFor(id, world));
          asked += 1;
          const expected = mayEnter
            ? ofCase && !finds[target].includes(who)
              ? [404]
              : "in"
            : [who === "anonymous" ? 401 : 403];
          const isRight =
            expected === "in"
              ? answer.status < 500 && answer.status !== 401 && !isShutOut(answer) && !(ofCase && answer.status === 404)
              : expected.includes(answer.status);
          if (!isRight)
            wrong.push(
              `${who} ${method} ${path} (${target}): ${answer.status}, expected ${expected}; ${answer.text.slice(0, 150)}`,
            );
          const leak = forbiddenTo(who).exec(answer.text);
          if (leak) wrong.push(`${who} ${method} ${path}: reads ${leak[0]}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(3_000);
}, 240_000);

/** A body that is read only after rights and scope were asked: it changes nothing. */
const bodyFor = (id: string, { numbers }: IsolationWorld): unknown => {
  if (id === "cases.convert") return { process: "follow-up", reason: "x" };
  if (id === "cases.move") return { fields: { nonsense: "x" } };
  if (id === "cases.comment")
    return { body: "x", visibility: "public", attachments: ["00000000-0000-4000-8000-000000000000"] };
  if (id === "cases.erase-entry") return { because: "x" };
  if (id === "cases.follow") return { isFollowing: false };
  if (id === "cases.snooze") return { until: "2000-01-01T00:00:00Z" };
  if (id === "cases.link" || id === "cases.unlink") return { kind: "relates", other: numbers.own };
  if (id === "cases.merge") return { cases: [{ number: numbers.own }] };
  if (id === "cases.apply-solution") return { from: numbers.own };
  if (id === "problems.apply") return { problem: numbers.own };
  if (id === "problems.make-of-case") return { subject: "x" };
  if (id === "cases.called-again") return { words: "x" };
  if (id === "reviews.sign") return { isReasonable: true };
  if (id === "resources.ask") return { wanted: "两名网络工程师" };
  if (id === "resources.answer") return { isGranted: true };
  if (id === "cases.split") return { subject: "x", entries: [999] };
  if (id === "cases.cascade-preview") return { move: "correct" };
  if (id === "cases.cascade") return { move: "correct", version: 0 };
  if (id === "live.looking") return { number: null };
  if (id === "notices.read-all") return { upTo: "0" };
  return {};
};

/** 403 of the door itself; rooms refuse with codes of their own what somebody may not do with this one thing. */
const isShutOut = ({ status, body }: { status: number; body: { code?: string } }) =>
  status === 403 && body.code === "not-allowed";

test("S26 ASVS 3.5.3 reading changes nothing, with everything there is to read", async () => {
  const world = await openIsolation();
  const crawl = async () => {
    for (const operation of world.server.door.operations) {
      if (operation.method !== "GET" || expectations[operation.id]!.isEndless) continue;
      for (const who of ["requester", "desk-lead", "administrator", "integration"] as const)
        for (const path of pathsOf(operation, world, "own")) await world.as(who, "GET", path);
    }
  };
  // The first time a key is used in a minute is noted.
  await world.as("integration", "GET", "/me");
  const before = await fingerprint(world.desk.db);
  await crawl();
  expect(await fingerprint(world.desk.db)).toEqual(before);
}, 60_000);

test("S7 the eye that watches sees: a scope that has become too wide is told", async () => {
  const world = await openIsolation();
  await world.desk.db.query({
    text: "insert into case_parties (case_id, person_id, part, added_at) values ($1, $2, 'participant', now())",
    values: [world.caseIds.other, world.desk.people.customer.id],
  });
  const answer = await world.as("requester", "GET", "/cases?limit=200");
  expect(answer.text).toMatch(forbiddenTo("requester"));
});
