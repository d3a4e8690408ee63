import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { corporaSaying, sample, samplesOf } from "#test/world/corpora.ts";
import { provenAddress } from "./addresses.ts";
import type { ReadMessage } from "./index.ts";
import { readMessage } from "./read-message.ts";
import { splitReply } from "./reply.ts";

/** Letters and digits only: what a text says, without how it is laid out. */
const words = (text: string): string[] =>
  text
    .replace(/<[^>]*>/g, " ")
    .replace(/&[#\w]+;/g, " ")
    .match(/[\p{L}\p{N}]{3,}/gu) ?? [];
const ink = (text: string): string => text.replace(/\s/g, "");

interface Expected {
  from: { name: string; address: string };
  subject: string;
  text: string;
  attachments: string[];
}

const seen = ({ from, subject, text, attachments }: ReadMessage): Expected => ({
  from: { name: from?.name ?? "", address: from?.address ?? "" },
  subject,
  text,
  attachments: attachments.map(({ name }) => name),
});

test(`U5 S37 the 300 Chinese mails are read as they were meant, whatever their charset${corporaSaying("mail/chinese")}`, async () => {
  for (const { name, content } of samplesOf("mail/chinese", /\.eml$/)) {
    const expected = JSON.parse(String(sample(`mail/chinese/${name.replace(/eml$/, "json")}`))) as Expected;
    const read = await readMessage(content);
    expect(seen(read), name).toEqual({ ...expected, text: expected.text.trim() });
    expect(read.kind.name, name).toBe("ordinary");
  }
});

test(`U5 S37 the comparison notices what is read wrong: the parser alone fails a third of them${corporaSaying("mail/chinese")}`, async () => {
  const samples = samplesOf("mail/chinese", /\.eml$/);
  let wrong = 0;
  for (const { name, content } of samples) {
    const expected = JSON.parse(String(sample(`mail/chinese/${name.replace(/eml$/, "json")}`))) as Expected;
    const { subject, text } = await simpleParser(content);
    if (subject !== expected.subject || text?.trim() !== expected.text.trim()) wrong += 1;
  }
  expect(wrong).toBeGreaterThanOrEqual(samples.length / 3);
});

interface FromHelpDesk {
  from_email?: string;
  subject?: string | null;
  body: string;
  attachments?: { filename: string }[];
}

/** Names the other help desk makes up: the HTML as a file, and parts the sender gave no name. */
const madeUpByThem = /^(message\.html|document\.html|document|file|attachment|Delivery report\.txt|.*\.eml)$/i;

/**
 * Against what another help desk makes of its customers' mails: subject and sender alike, every file that had a name, and of the body at
 * least nine words in ten, since they keep HTML where we have text, and cut signatures and links otherwise.
 */
test(`U5 52 mails to a help desk are read as that help desk reads them${corporaSaying("mail/zammad")}`, async () => {
  for (const { name, content } of samplesOf("mail/zammad", /\.box$/)) {
    const yaml = String(sample(`mail/zammad/${name.replace(/box$/, "yml")}`)).replace(/!(?:ruby\/\S+|binary)/g, "");
    const expected = parse(yaml) as FromHelpDesk;
    const read = await readMessage(content);
    expect(read.subject, name).toBe((expected.subject ?? "").replace(/\s+/g, " ").trim());
    // Of a sender that is no address they make one all the same; we say that there is none. Without one they take whom to answer.
    const proven = provenAddress(expected.from_email ?? "");
    if (proven) expect((read.from ?? read.replyTo[0])?.address.toLowerCase(), name).toBe(proven.toLowerCase());
    const files = read.attachments.map((file) => ink(file.name));
    for (const { filename } of expected.attachments ?? []) {
      // Where they lost a character, any will do.
      const pattern = new RegExp(`^${RegExp.escape(ink(filename)).replaceAll("\ufffd", ".")}$`, "u");
      if (!madeUpByThem.test(filename))
        expect(
          files.some((file) => pattern.test(file)),
          `${name}: ${filename}`,
        ).toBe(true);
    }
    const ours = new Set(words(`${read.text} ${read.html}`));
    const theirs = words(expected.body === "no visible content" ? "" : expected.body);
    const common = theirs.filter((word) => ours.has(word)).length;
    expect(common / Math.max(1, theirs.length), name).toBeGreaterThanOrEqual(theirs.length === 0 ? 0 : 0.9);
  }
});

const folders = ["mikel", "zbateson", "php-imap", "mailparser", "redmine", "stalwart"];

test.for(folders)(
  "U5 the mails of %s are all read, with readable subjects, and nothing of them is lost",
  async (folder) => {
    for (const { name, content } of samplesOf(`mail/${folder}`, /\.(eml|txt)$/)) {
      const read = await readMessage(content);
      expect(read.subject, name).not.toMatch(/=\?[\w-]+\?[bq]\?/i);
      expect(read.subject + read.text, name).not.toContain("\0");
      expect(ink(read.newText + read.quotedText).length, name).toBe(ink(read.text).length);
      for (const file of read.attachments) expect(file.size, name).toBe(file.content.length);
    }
  },
);

const written = "et mollis ligula rutrum quis. Fusce sed odio id arcu varius aliquet nec nec nibh.";
const quoted = "Etiam non sagittis orci, non rutrum urna.";

test(`U5 what is new in a reply is kept whole, and the whole is kept${corporaSaying("mail/reply-trimming")}`, () => {
  for (const folder of ["crisp", "github"]) {
    for (const { name, content } of samplesOf(`mail/reply-trimming/${folder}`, /\.txt$/)) {
      const text = content.toString("utf8");
      const { newText, quotedText } = splitReply(text, "");
      expect(ink(newText).length + ink(quotedText).length, name).toBe(ink(text).length);
      expect(newText.trim(), name).not.toBe("");
      // The writing that many of them share comes whole, and what they quote does not come along; one quotes without any sign of it.
      const plain = newText.replace(/\r/g, "");
      if (text.includes(written)) expect(plain, name).toContain(written);
      if (text.includes(written) && name !== "email_15.txt") expect(plain, name).not.toContain(quoted);
    }
  }
});
