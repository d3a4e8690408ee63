import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import type { Person } from "#test/world/desk.ts";
import { letter, openMailDesk } from "#test/world/mail.ts";
import { runProgram } from "#test/world/program.ts";
import { call } from "#test/world/registers.ts";
import type { DeliveryView, LetterView, WholeLetter } from "./contract.ts";
import { claimDelivery } from "./delivery-queries.ts";

async function open() {
  const desk = await openMailDesk();
  const routes = routesOf(desk.program);
  const { operator } = desk.people;
  const ask = async <Answer>(id: string, given: object = {}, who: Person = operator) =>
    call<Answer>(routes, id, await desk.asking(who), given);
  return { desk, ask, operator };
}
type Letters = { items: LetterView[]; waiting: number; next: string | null };

test("U5 what waits for a person is listed, read as it came, and let in as a case or on the case it belongs to", async () => {
  const { desk, ask } = await open();
  const { caseId } = await desk.takes(letter({ from: "who@elsewhere.example" }));
  const { record } = await desk.read(caseId!);
  const html = letter({
    from: "other@elsewhere.example",
    subject: "还是卡",
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      References: "<letter-1@beiming.example>",
      "List-Id": "<a.example>",
    },
    body: '<p onclick="x()">还是卡<script>alert(1)</script></p>',
  });
  await desk.takes(html);
  await desk.takes(letter({ from: "news@elsewhere.example", headers: { "List-Id": "<b.example>" } }));
  const listed = await ask<Letters>("letters.list", { query: { state: "quarantined" } });
  expect(listed).toMatchObject({
    waiting: 2,
    items: [{ reason: "list" }, { reason: "list", subject: "还是卡", number: null }],
  });
  expect((await ask<Letters>("letters.list")).items).toHaveLength(3);

  const [news, other] = listed.items;
  const read = await ask<WholeLetter>("letters.read", { params: { id: other!.id } });
  expect(read).toMatchObject({ text: "还是卡", isUnreadable: false, sign: "List-Id: <a.example>" });
  expect(read).toMatchObject({ hasLayout: true, hasRemotePictures: false });

  const params = { id: other!.id };
  expect(await ask("letters.release", { params, body: { number: record.number } })).toMatchObject({
    state: "appended",
    number: record.number,
  });
  await expect(ask("letters.release", { params, body: {} })).rejects.toMatchObject({ code: "letter-settled" });
  await expect(ask("letters.discard", { params })).rejects.toMatchObject({ code: "letter-settled" });

  expect(await ask("letters.discard", { params: { id: news!.id } })).toMatchObject({ state: "discarded" });
  expect(await ask("letters.release", { params: { id: news!.id }, body: {} }), "thought better of").toMatchObject({
    state: "created",
  });
  expect(await ask<Letters>("letters.list", { query: { state: "quarantined" } })).toMatchObject({
    waiting: 0,
    items: [],
  });
  const { rows } = await desk.db.query<{ settled_by: string }>({
    text: "select settled_by from mails where state = 'appended'",
  });
  expect(rows, "who let it in is known").toEqual([{ settled_by: desk.people.operator.id }]);
});

test("S7 U5 of a letter about a case out of reach its reader is told neither words nor number", async () => {
  const { desk, ask } = await open();
  const { caseId, id } = await desk.takes(letter());
  const { record } = await desk.read(caseId!);
  await desk.db.query({ text: "update cases set is_restricted = true where id = $1", values: [caseId] });
  await expect(ask("letters.read", { params: { id } })).rejects.toMatchObject({ kind: "not-found" });
  const { items } = await ask<Letters>("letters.list");
  expect(items).toMatchObject([{ id, number: null, subject: null, summary: null }]);
  await expect(ask("cases.mail", { params: { number: record.number } })).rejects.toMatchObject({ kind: "not-found" });
});

test("U4 D13 the case shows whether each letter arrived; one that failed for good is sent again under the same Message-ID", async () => {
  const { desk, ask } = await open();
  desk.office.refusal = { code: 550, text: "no such person" };
  const { caseId, id } = await desk.takes(letter());
  await desk.sendsAll();
  const { record } = await desk.read(caseId!);
  const params = { number: record.number };
  type OfCase = { letters: { id: string; seq: number }[]; deliveries: DeliveryView[] };
  const before = await ask<OfCase>("cases.mail", { params }, desk.people.lead);
  expect(before).toMatchObject({
    letters: [{ id, seq: 1 }],
    deliveries: [
      { state: "bounced", seq: 1, address: "gu.nanzhi@beiming.example", reply: expect.stringContaining("no such") },
    ],
  });
  const failed = await ask<{ items: DeliveryView[] }>("deliveries.list");
  expect(failed.items).toMatchObject([{ number: record.number, state: "bounced" }]);
  desk.office.refusal = null;
  const [one] = failed.items;
  expect(await ask("deliveries.send-again", { params: { id: one!.id } })).toMatchObject({ state: "queued" });
  await desk.mail.sender.sendDue();
  expect(desk.office.received).toHaveLength(1);
  expect((await ask<OfCase>("cases.mail", { params })).deliveries).toMatchObject([{ state: "sent", tries: 1 }]);
  await expect(ask("deliveries.send-again", { params: { id: one!.id } })).rejects.toMatchObject({ kind: "not-found" });
});

test("U5 mail ingest takes raw messages in as if they had been fetched, and says of each what became of it", async () => {
  const { desk } = await open();
  const folder = await mkdtemp(join(tmpdir(), "huiyin-mail-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [first, second] = [join(folder, "1.eml"), join(folder, "2.eml")];
  await writeFile(first, letter({ from: "who@elsewhere.example", headers: { Date: new Date().toUTCString() } }));
  await writeFile(second, letter({ headers: { "List-Id": "<a.example>" } }));
  const program = runProgram(
    "src/main.ts",
    ["mail", "ingest", "--mailbox", "desk@huiyin.example", first, first, second],
    {
      DATABASE_URL: desk.db.url,
    },
  );
  expect(await program.ended, program.err()).toBe(0);
  const lines = program
    .out()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    {
      file: first,
      action: "created",
      reason: null,
      subject: "三楼打印机卡纸",
      text: "打了两次都卡。",
      attachments: [],
    },
    { file: first, action: "ignored", reason: "repeated", from: { address: "who@elsewhere.example" } },
    { file: second, action: "quarantined", reason: "list", number: null },
  ]);
  expect(lines[0].number).toMatch(/^\d{8}$/);
  expect(lines[1].number).toBe(lines[0].number);
});

test("M4 U5 what is erased from a case goes from its letters: of the entry, or of all where who asked is erased", async () => {
  const { desk, ask } = await open();
  const { caseId, id } = await desk.takes(
    letter({ from: "顾南枝 <gu@beiming.example>", body: "canary-in-the-letter" }),
  );
  await desk.sendsAll();
  const told = desk.office.received[0]!.raw;
  const messageId = /Message-ID: (.*)/i.exec(told)![1]!;
  const second = await desk.takes(
    letter({ from: "gu@beiming.example", headers: { "In-Reply-To": messageId }, body: "canary-two" }),
  );
  expect(second.caseId).toBe(caseId);
  const held = async (canary: string) => {
    const { rows } = await desk.db.query<{ count: number }>({
      text: `select (select count(*) from mail_raws where convert_from(bytes, 'utf8') like $1)
        + (select count(*) from mails where mails::text like $1) + (select count(*) from mail_deliveries d where d::text like $1) as count`,
      values: [`%${canary}%`],
    });
    return Number(rows[0]!.count);
  };
  await desk.program.engine.eraseContent(await desk.asking(desk.people.lead), caseId!, {
    seq: second.seq!,
    because: "隐私",
  });
  await desk.settle();
  expect(await held("canary-two")).toBe(0);
  expect(await held("canary-in-the-letter"), "the other entry stands").toBeGreaterThan(0);
  await desk.db.query({
    text: "insert into announcements (kind, case_id, version, at, payload) values ('case.requester-erased', $1, 1, $2, '{}')",
    values: [caseId, desk.kernel.now()],
  });
  await desk.settle();
  for (const word of ["canary-in-the-letter", "gu@beiming.example", "顾南枝"]) expect(await held(word), word).toBe(0);
  await expect(ask("letters.read", { params: { id } })).rejects.toMatchObject({ kind: "not-found" });
});

const moments = ["mails.take.after", "cases.apply.before", "cases.apply.after"];

test.each(moments)("R1 U5 killed at %s, a letter is neither lost nor doubled", async (moment) => {
  const { desk } = await open();
  const folder = await mkdtemp(join(tmpdir(), "huiyin-mail-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "1.eml");
  const raw = letter({ from: "who@elsewhere.example" });
  await writeFile(file, raw);
  const killed = runProgram("src/main.ts", ["mail", "ingest", file], {
    DATABASE_URL: desk.db.url,
    HUIYIN_FAULT: `${moment}:kill`,
  });
  expect(await killed.ended, "it was killed").not.toBe(0);
  // The sender's server has had no answer, or none that says it was taken: it comes again.
  await desk.takes(raw);
  const { rows } = await desk.db.query<{ state: string }>({ text: "select state from mails where state <> 'noted'" });
  expect(rows).toEqual([{ state: "created" }]);
  const cases = await desk.db.query<{ count: number }>({ text: "select count(*)::int as count from cases" });
  expect(cases.rows).toEqual([{ count: 1 }]);
});

test("R1 U4 killed while sending, a letter goes out once more under the same Message-ID, and then no more", async () => {
  const { desk } = await open();
  await desk.takes(letter());
  await desk.settle();
  const now = desk.kernel.now();
  const lost = await claimDelivery(desk.db, now, now.add({ minutes: 3 }));
  expect(await desk.mail.sender.sendDue(), "it is somebody's").toBe(0);
  desk.kernel.pass({ minutes: 4 });
  await desk.mail.sender.sendDue();
  await desk.mail.sender.sendDue();
  expect(desk.office.received).toHaveLength(1);
  expect(desk.office.received[0]!.raw).toContain(lost!.messageId);
});
