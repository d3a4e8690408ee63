import { expect, test } from "vitest";
import type { DeliveryReport, Kind, KindName } from "./index.ts";
import { readMessage } from "./read-message.ts";

const read = (headers: string, body = "x") =>
  readMessage(Buffer.from(`From: a@b.example\r\n${headers}\r\n\r\n${body}`));
const kind = async (headers: string): Promise<Kind> => (await read(headers)).kind;

test.for<[headers: string, kind: KindName]>([
  ["Auto-Submitted: auto-generated", "automatic"],
  ['Auto-Submitted: auto-replied; owner-email="x@b.example"', "automatic"],
  ["Auto-Submitted: auto-replied (vacation)", "out-of-office"],
  ["X-Auto-Response-Suppress: DR, OOF, AutoReply", "automatic"],
  ["Precedence: bulk", "automatic"],
  ["Return-Path: <>", "automatic"],
  ["X-Autoreply: yes", "out-of-office"],
  ["Precedence: auto_reply", "out-of-office"],
  ["Subject: 自动回复: 打印机", "out-of-office"],
  ["Subject: 自動回覆：我在休假", "out-of-office"],
  ["Subject: Automatic reply: printer", "out-of-office"],
  ["Subject: =?utf-8?B?6Ieq5Yqo5Zue5aSNOiBSZQ==?=", "out-of-office"],
  ["List-Id: <news.lists.example>", "list"],
  ["List-Unsubscribe: <mailto:x@b.example>", "list"],
  ["Precedence: list", "list"],
  ["X-Failed-Recipients: x@b.example", "bounce"],
  ["Return-Path: <>\r\nSubject: 系统退信", "bounce"],
  ["Return-Path: <>\r\nSubject: Undelivered Mail Returned to Sender", "bounce"],
])("S17 %s means: %s", async ([headers, expected]) => {
  const { name, sign } = await kind(headers);
  expect(name).toBe(expected);
  expect(sign).not.toBeNull();
});

test.for([
  ["Auto-Submitted: no"],
  ["Auto-Submitted: no; x=1"],
  ["X-Autoreply: no"],
  ["X-Auto-Response-Suppress: None"],
  ["Precedence: first-class"],
  ["Return-Path: <a@b.example>"],
  ["Subject: 请问自动回复怎么设置"],
  ["Subject: Re: Undelivered mail, what shall I do?"],
  ["Subject: 系统退信了怎么办"],
])("S17 %s is written by a person", async ([headers]) => {
  expect(await kind(headers!)).toEqual({ name: "ordinary", sign: null, report: null });
});

test("S17 a server that could not deliver is known by its name, a postmaster only by what they write", async () => {
  const from = async (sender: string, subject: string) =>
    (await readMessage(Buffer.from(`From: ${sender}\r\nSubject: ${subject}\r\n\r\nx`))).kind.name;
  expect(await from("MAILER-DAEMON@mx.example", "hello")).toBe("bounce");
  expect(await from("PostMaster@mail.example", "=?utf-8?B?57O757uf6YCA5L+h?=")).toBe("bounce");
  expect(await from("postmaster@customer.example", "Our printer jams")).toBe("ordinary");
});

const report = (parts: string) =>
  read(
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    `--b\r\n\r\nSorry.\r\n${parts}--b--\r\n`,
  );
const status = (fields: string) =>
  `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n${fields}\r\n`;
const original =
  "--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <sent-1@desk.example>\r\nSubject: Hello\r\n\r\nx\r\n";

test("S17 a bounce says which message did not arrive, at whom, and why", async () => {
  const fields =
    "Final-Recipient: rfc822; li@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User\r\n unknown\r\n";
  const { kind: found, attachments, text } = await report(status(fields) + original);
  const expected: DeliveryReport = {
    originalMessageId: "<sent-1@desk.example>",
    recipients: [{ address: "li@b.example", action: "failed", status: "5.1.1", diagnostic: "550 5.1.1 User unknown" }],
  };
  expect(found).toEqual({ name: "bounce", sign: "Action: failed", report: expected });
  expect(text).toBe("Sorry.");
  expect(attachments.map(({ name }) => name)).toEqual(["attachment.txt", "Hello.eml"]);
});

test("S17 a delay or a receipt is a report, no bounce", async () => {
  const delayed = await report(status("Final-Recipient: rfc822; li@b.example\r\nAction: delayed\r\nStatus: 4.4.1\r\n"));
  expect([delayed.kind.name, delayed.kind.report?.recipients[0]?.action]).toEqual(["delivery-report", "delayed"]);
  const receipt = await report(
    "--b\r\nContent-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822; li@b.example\r\nOriginal-Message-ID: <sent-2@desk.example>\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n",
  );
  expect(receipt.kind.name).toBe("delivery-report");
  expect(receipt.kind.report).toMatchObject({
    originalMessageId: "<sent-2@desk.example>",
    recipients: [{ action: "displayed" }],
  });
});
