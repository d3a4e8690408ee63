import { expect, test } from "vitest";
import { letter, openMailDesk } from "#test/world/mail.ts";
import { readMessage } from "./reading/read-message.ts";
import { takeMail } from "./taking.ts";

const numbersOf = (raw: string) => /Subject: (.*(?:\r\n[ \t].*)*)/.exec(raw)![1]!;

test("U5 D1 D13 a letter becomes one case with its words and files; who wrote is told the number, and their answer lands on it", async () => {
  const desk = await openMailDesk();
  const { customer, operator } = desk.people;
  await desk.db.query({
    text: "insert into person_contacts (person_id, kind, value) values ($1, 'email', 'gu.nanzhi@beiming.example')",
    values: [customer.id],
  });
  const taken = await desk.takes(letter());
  expect(taken).toMatchObject({ state: "created", seq: 1 });
  const { record } = await desk.read(taken.caseId!);
  expect(record).toMatchObject({
    subject: "三楼打印机卡纸",
    description: "打了两次都卡。",
    channel: "email",
    requesterId: customer.id,
    organisationId: desk.ids.library,
    isAwaitingAnswer: true,
  });

  await desk.sendsAll();
  const [receipt] = desk.office.received;
  expect(receipt?.to).toEqual(["gu.nanzhi@beiming.example"]);
  const told = await readMessage(Buffer.from(receipt!.raw));
  expect(told.text).toContain(record.number);
  expect(told.inReplyTo).toMatch(/^<letter-\d+@beiming\.example>$/);
  expect(told.kind.name, "no machine shall answer it").toBe("automatic");
  expect(numbersOf(receipt!.raw)).toBeTruthy();

  // Their program keeps the Message-ID …
  const answer = await desk.takes(
    letter({ subject: `回复：${told.subject}`, body: "现在又卡了。", headers: { "In-Reply-To": told.messageId! } }),
  );
  expect(answer).toMatchObject({ state: "appended", caseId: taken.caseId });
  // … and another keeps the subject alone.
  const other = await desk.takes(letter({ subject: `Re: ${told.subject}`, body: "第二次。" }));
  expect(other).toMatchObject({ state: "appended", caseId: taken.caseId });

  await desk.program.engine.comment(await desk.asking(operator), taken.caseId!, {
    body: "请先关机一分钟。",
    visibility: "public",
    attachments: [],
  });
  await desk.sendsAll();
  const written = await readMessage(Buffer.from(desk.office.received.at(-1)!.raw));
  expect(written.text).toContain("请先关机一分钟。");
  expect(written.kind.name, "a person wrote it").toBe("ordinary");
  expect(written.references).toContain(told.messageId);
  expect(written.html).toContain("请先关机一分钟。");
});

test("U5 S14 whoever is no party does not land on a case unseen, and nobody is believed to be one of us", async () => {
  const desk = await openMailDesk();
  const first = await desk.takes(letter({ from: "who@elsewhere.example" }));
  await desk.sendsAll();
  const told = await readMessage(Buffer.from(desk.office.received[0]!.raw));
  const stranger = await desk.takes(
    letter({ from: "other@elsewhere.example", headers: { "In-Reply-To": told.messageId! } }),
  );
  expect(stranger).toMatchObject({ state: "quarantined", reason: "not-a-party" });
  // Likeness of subjects, and a number anybody can count up, are no thread.
  const guess = await desk.takes(
    letter({ from: "who@elsewhere.example", subject: `Re: [${told.subject.slice(1, 10)} #2222222222] x` }),
  );
  expect(guess.state).toBe("created");
  expect(guess.caseId).not.toBe(first.caseId);
  await desk.db.query({
    text: "insert into person_contacts (person_id, kind, value) values ($1, 'email', 'shen@huiyin.example')",
    values: [desk.people.operator.id],
  });
  expect(await desk.takes(letter({ from: "shen@huiyin.example" }))).toMatchObject({
    state: "quarantined",
    reason: "from-staff",
  });
});

test("U5 the same message delivered twice is one case; the same id on another message is another", async () => {
  const desk = await openMailDesk();
  const once = letter();
  const first = await desk.takes(once);
  expect(await desk.takes(once)).toMatchObject({ state: "noted" });
  const id = /Message-ID: (.*)/.exec(once)![1]!;
  const other = await desk.takes(letter({ body: "别的事", headers: { "Message-ID": id } }));
  expect(other.state).toBe("created");
  expect(other.caseId).not.toBe(first.caseId);
});

test("S17 machines are not answered and open nothing by themselves; a program somebody named may raise an alarm", async () => {
  const desk = await openMailDesk({ knownSenders: ["@monitor.example"] });
  const automatic = { "Auto-Submitted": "auto-generated" };
  expect(await desk.takes(letter({ from: "desk@huiyin.example" }))).toMatchObject({
    state: "ignored",
    reason: "own-mail",
  });
  expect(await desk.takes(letter({ subject: "自动回复：您好" }))).toMatchObject({
    state: "ignored",
    reason: "out-of-office",
  });
  expect(await desk.takes(letter({ headers: automatic }))).toMatchObject({ state: "quarantined", reason: "automatic" });
  expect(await desk.takes(letter({ headers: { "List-Id": "<news.example>" } }))).toMatchObject({
    state: "quarantined",
    reason: "list",
  });
  const alarm = await desk.takes(letter({ from: "alarm@monitor.example", headers: automatic }));
  expect(alarm.state).toBe("created");
  await desk.sendsAll();
  expect(desk.office.received, "nobody was answered").toEqual([]);
});

test("S16 S17 a storm from one address waits for a person, and a stranger gets one receipt an hour", async () => {
  const desk = await openMailDesk();
  const states: string[] = [];
  for (let n = 0; n < 22; n += 1) states.push((await desk.takes(letter({ from: "who@elsewhere.example" }))).state);
  expect(states.filter((state) => state === "created")).toHaveLength(20);
  expect(states.slice(20)).toEqual(["quarantined", "quarantined"]);
  await desk.sendsAll();
  expect(desk.office.received).toHaveLength(1);
  desk.kernel.pass({ minutes: 61 });
  await desk.takes(letter({ from: "who@elsewhere.example" }));
  await desk.sendsAll();
  expect(desk.office.received).toHaveLength(2);
});

test("U4 U5 a letter refused for now is tried again under the same Message-ID, one refused for good is known as bounced", async () => {
  const desk = await openMailDesk();
  const stateOf = async () =>
    (
      await desk.db.query<{ state: string; reply: string; tries: number }>({
        text: "select state, reply, tries from mail_deliveries",
      })
    ).rows;
  desk.office.refusal = { code: 451, text: "come back later" };
  await desk.takes(letter());
  await desk.sendsAll();
  expect(await stateOf()).toMatchObject([
    { state: "deferred", tries: 1, reply: expect.stringContaining("come back later") },
  ]);
  await desk.mail.sender.sendDue();
  expect(await stateOf(), "not before its time").toMatchObject([{ tries: 1 }]);
  desk.office.refusal = { code: 550, text: "no such person" };
  desk.kernel.pass({ minutes: 2 });
  await desk.mail.sender.sendDue();
  expect(await stateOf()).toMatchObject([{ state: "bounced", reply: expect.stringContaining("no such person") }]);
  desk.kernel.pass({ hours: 24 });
  desk.office.refusal = null;
  await desk.mail.sender.sendDue();
  expect(desk.office.received).toEqual([]);
});

test("U5 a bounce that names our letter is put to its case; one that names none of ours changes nothing", async () => {
  const desk = await openMailDesk();
  const taken = await desk.takes(letter({ from: "who@elsewhere.example" }));
  await desk.sendsAll();
  const told = await readMessage(Buffer.from(desk.office.received[0]!.raw));
  const bounce = (original: string) =>
    letter({
      from: "MAILER-DAEMON@elsewhere.example",
      subject: "Undelivered Mail Returned to Sender",
      headers: {
        "Content-Type": 'multipart/report; report-type=delivery-status; boundary="b"',
        "Auto-Submitted": "auto-replied",
      },
      body: [
        "--b",
        "Content-Type: text/plain",
        "",
        "It could not be delivered.",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; elsewhere.example",
        "",
        "Final-Recipient: rfc822; who@elsewhere.example",
        "Action: failed",
        "Status: 5.1.1",
        "Diagnostic-Code: smtp; 550 no such mailbox",
        "--b",
        "Content-Type: message/rfc822",
        "",
        `Message-ID: ${original}`,
        "Subject: x",
        "",
        "x",
        "--b--",
      ].join("\n"),
    });
  expect(await desk.takes(bounce("<never@huiyin.example>"))).toMatchObject({
    state: "ignored",
    reason: "report-unknown",
  });
  expect(await desk.takes(bounce(told.messageId!))).toMatchObject({ state: "appended", caseId: taken.caseId });
  const { rows } = await desk.db.query<{ state: string; reply: string }>({
    text: "select state, reply from mail_deliveries",
  });
  expect(rows).toMatchObject([{ state: "bounced", reply: expect.stringContaining("no such mailbox") }]);
});

test("U5 R14 what cannot be read or entered waits for a person, and the letters behind it go on", async () => {
  const desk = await openMailDesk({ process: "no-such-process" });
  expect(await desk.takes(letter())).toMatchObject({ state: "quarantined", reason: "failed" });
  expect(await desk.takes(Buffer.alloc(41 * 1024 * 1024, "x"))).toMatchObject({
    state: "quarantined",
    reason: "unreadable",
  });
  expect(await desk.takes(letter({ headers: { "List-Id": "<a.example>" } }))).toMatchObject({ reason: "list" });
});

test("U5 files come with the letter; a program among them is named and not kept, and the letter is there as it came", async () => {
  const desk = await openMailDesk();
  const part = (name: string, content: string) =>
    [
      "--b",
      `Content-Type: application/octet-stream; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(content).toString("base64"),
    ].join("\n");
  const raw = letter({
    headers: { "Content-Type": 'multipart/mixed; boundary="b"' },
    body: [
      "--b",
      "Content-Type: text/plain",
      "",
      "see files",
      part("log.txt", "one line"),
      part("tool.exe", "MZ"),
      "--b--",
    ].join("\n"),
  });
  const { caseId, id } = await desk.takes(raw);
  const { rows } = await desk.db.query({
    text: "select name, visibility, event_seq from attachments where case_id = $1",
    values: [caseId],
  });
  expect(rows).toEqual([{ name: "log.txt", visibility: "public", event_seq: 1 }]);
  expect((await desk.read(caseId!)).record.description).toBe("see files\n\n［没有收下的附件：tool.exe］");
  const kept = await desk.db.query<{ bytes: Buffer }>({
    text: "select bytes from mail_raws where mail_id = $1",
    values: [id],
  });
  expect(kept.rows[0]?.bytes.toString().replaceAll("\r\n", "\n")).toBe(raw);
});

test("U5 R1 two nodes on the same letters make one case of each, however they meet", async () => {
  const desk = await openMailDesk();
  const raws = Array.from({ length: 8 }, () => letter());
  for (const raw of [...raws, ...raws]) {
    const now = desk.kernel.now();
    await takeMail(desk.db, { mailboxId: desk.mailboxId, takenBy: "imap", raw: Buffer.from(raw) }, now);
  }
  const other = desk.anotherNode();
  await Promise.all([
    desk.mail.intake.workOff(),
    other.intake.workOff(),
    desk.mail.intake.workOff(),
    other.intake.workOff(),
  ]);
  await desk.mail.intake.workOff();
  const { rows } = await desk.db.query<{ state: string; count: number }>({
    text: "select state, count(*)::int as count from mails group by state order by state",
  });
  expect(rows).toEqual([
    { state: "created", count: 8 },
    { state: "noted", count: 8 },
  ]);
});
