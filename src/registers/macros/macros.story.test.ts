import { describe, expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { formatNumber, numberOf } from "#kernel/process/numbers.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call } from "#test/world/registers.ts";
import { type MacroView, macroOperations as macros } from "./contract.ts";
import { fillMacro, type MacroValues } from "./rules.ts";

async function ask<T>(desk: Desk, who: Person, operation: { id: string }, input: object = {}, more: object = {}) {
  const asking = { ...(await desk.asking(who)), ...more };
  return (await call(routesOf(desk.program), operation.id, asking, input)) as T;
}
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const body = (more: object = {}) => ({
  name: { zh: "请补充", en: "Ask for more" },
  isPersonal: true,
  words: { zh: "{{requester}}您好，{{number}} 需要补充信息。", en: "Dear {{requester}}, {{number}} needs more." },
  ...more,
});

describe("macros", () => {
  test("D22 shows what it will do, then does words and move in one command, once under its key", async () => {
    const desk = await openDesk();
    const { engineer } = desk.people;
    const id = await desk.takeTo("working");
    const number = formatNumber(numberOf(id));
    const made = await ask<MacroView>(desk, engineer, macros.create, {
      body: body({
        words: { zh: "已问过门卫。", en: "Asked at the gate." },
        visibility: "internal",
        process: "incident",
        move: "askCustomer",
        fields: { message: "{{requester}}您好，请告知钥匙在哪里。" },
      }),
    });
    const params = { number, id: made.id };
    const preview = await ask<{ to: { key: string }; said: unknown; refused: unknown; version: number }>(
      desk,
      engineer,
      macros.preview,
      { params, body: { language: "zh" } },
    );
    expect(preview).toMatchObject({
      to: { key: "waitingCustomer" },
      said: { body: "已问过门卫。", visibility: "internal" },
      refused: null,
    });
    const events = (await desk.read(id)).record.eventCount;
    const apply = () =>
      ask(
        desk,
        engineer,
        macros.apply,
        { params, body: { language: "zh", macroVersion: 1 } },
        { ifMatch: preview.version, idempotencyKey: "m1" },
      );
    await apply();
    await apply();
    const after = await desk.read(id);
    expect(after.record).toMatchObject({ state: "waitingCustomer", eventCount: events + 2 });
    const { rows } = await desk.db.query<{ body: string }>({
      text: "select content->>'body' as body from event_contents where case_id = $1 and seq > $2 order by seq",
      values: [id, events],
    });
    expect(rows.map((row) => row.body)).toEqual(["已问过门卫。", "顾南枝您好，请告知钥匙在哪里。"]);
    await desk.settle();
    expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
  });

  test("D22 gives no right: what its reader may not do is refused beforehand and when it is tried, and then nothing of it is said", async () => {
    const desk = await openDesk();
    const { lead, operator, auditor } = desk.people;
    const id = await desk.takeTo("working");
    const params = { number: formatNumber(numberOf(id)) };
    const made = await ask<MacroView>(desk, lead, macros.create, {
      body: body({ isPersonal: false, process: "incident", move: "askCustomer", fields: { message: "?" } }),
    });
    const on = { params: { ...params, id: made.id } };
    const preview = await ask<{ refused: { code: string } | null }>(desk, operator, macros.preview, {
      ...on,
      body: { language: "zh" },
    });
    expect(preview.refused).not.toBeNull();
    const events = (await desk.read(id)).record.eventCount;
    const apply = { ...on, body: { language: "zh", macroVersion: 1 } };
    await expect(ask(desk, operator, macros.apply, apply)).rejects.toMatchObject({ name: "Refusal" });
    await expect(ask(desk, auditor, macros.apply, apply)).rejects.toEqual(refusal("not-permitted"));
    expect((await desk.read(id)).record.eventCount).toBe(events);
  });

  test("D22 everybody's are kept by those who may share, personal ones by their owner; changed ones must be read again", async () => {
    const desk = await openDesk();
    const { operator, logger, lead } = desk.people;
    const { number } = await desk.registerCall();
    await expect(ask(desk, operator, macros.create, { body: body({ isPersonal: false }) })).rejects.toEqual(
      refusal("not-permitted"),
    );
    const mine = await ask<MacroView>(desk, operator, macros.create, { body: body({ slash: "bc" }) });
    expect(await ask(desk, logger, macros.list)).toMatchObject({ items: [] });
    const params = { id: mine.id };
    await expect(ask(desk, logger, macros.archive, { params })).rejects.toEqual(refusal("not-found"));
    await ask(desk, operator, macros.change, { params, body: { visibility: "internal" } }, { ifMatch: 1 });
    await expect(
      ask(desk, operator, macros.apply, { params: { number, id: mine.id }, body: { language: "zh", macroVersion: 1 } }),
    ).rejects.toMatchObject({ kind: "conflict" });
    await expect(ask(desk, operator, macros.create, { body: body({ slash: "BC" }) })).rejects.toMatchObject({
      detail: { issues: [expect.objectContaining({ path: "slash", code: "already-used" })] },
    });
    // What everybody uses is logged.
    const shared = await ask<MacroView>(desk, lead, macros.create, { body: body({ isPersonal: false }) });
    const { rows } = await desk.db.query({
      text: "select record from register_changes where register = 'macros'",
    });
    expect(rows).toEqual([{ record: shared.id }]);
  });

  test("D22 S13 unknown variables and moves are refused when written; a value that looks like a variable is not filled again", async () => {
    const desk = await openDesk();
    const { operator } = desk.people;
    const wrong = (more: object) => ask(desk, operator, macros.create, { body: body(more) });
    await expect(wrong({ words: { zh: "{{password}}", en: "x" } })).rejects.toMatchObject({
      detail: { issues: [expect.objectContaining({ path: "words.zh", code: "unknown-variable" })] },
    });
    await expect(wrong({ process: "incident", move: "constructor" })).rejects.toMatchObject({
      detail: { issues: [expect.objectContaining({ path: "move", code: "not-there" })] },
    });
    const values = { requester: { zh: "{{number}}", en: "{{number}}" }, number: { zh: "1", en: "1" } } as MacroValues;
    expect(fillMacro({ zh: "{{requester}} {{toString}}", en: "" }, values).zh).toBe("{{number}} {{toString}}");
  });
});
