import { gunzipSync } from "node:zlib";
import { extract } from "tar-stream";
import { expect, test } from "vitest";
import { corporaSaying, sample } from "#test/world/corpora.ts";
import { openReader } from "./index.ts";
import { UnreadableMessage } from "./unreadable.ts";

/** The mails of the archive, in its order. */
async function* mailsOf(archive: Buffer): AsyncGenerator<{ name: string; content: Buffer }> {
  const files = extract();
  files.end(gunzipSync(archive));
  for await (const file of files) {
    const content = Buffer.concat(await Array.fromAsync(file as AsyncIterable<Buffer>));
    if (file.header.type === "file" && file.header.name.endsWith(".txt")) yield { name: file.header.name, content };
  }
}

test(`U5 S29 3,000 mails, wanted and unwanted, are all read, and memory stays${corporaSaying("mail/spamassassin.tar.gz")}`, async () => {
  const archive = sample("mail/spamassassin.tar.gz");
  if (!archive) return;
  const reader = openReader();
  const refused: string[] = [];
  let read = 0;
  let memoryEarly = 0;
  for await (const { name, content } of mailsOf(archive)) {
    try {
      const { subject, newText, quotedText, text } = await reader.read(content);
      expect(subject, name).not.toMatch(/=\?[\w-]+\?[bq]\?/i);
      expect(`${newText}${quotedText}`.replace(/\s/g, "").length, name).toBe(text.replace(/\s/g, "").length);
      read += 1;
    } catch (error) {
      expect(error, name).toBeInstanceOf(UnreadableMessage);
      refused.push(name);
    }
    if (read === 500) memoryEarly = process.memoryUsage().rss;
  }
  await reader.close();
  expect(refused).toEqual([]);
  expect(read).toBeGreaterThan(2900);
  // Not a measure: what is kept of every message by mistake would be several hundred megabytes by now.
  expect(process.memoryUsage().rss - memoryEarly).toBeLessThan(300_000_000);
});
