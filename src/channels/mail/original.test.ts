import { expect, test } from "vitest";
import { originalOf } from "./original.ts";
import { readMessage } from "./reading/read-message.ts";

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const letter = (html: string) =>
  [
    "From: who@elsewhere.example",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    html,
    "--b",
    "Content-Type: image/png",
    "Content-ID: <logo@here>",
    "Content-Transfer-Encoding: base64",
    "",
    pixel,
    "--b--",
  ].join("\r\n");

test("S1 S3 a letter's layout has its own pictures in it, asks for none from outside, and runs nothing", async () => {
  const read = await readMessage(
    Buffer.from(
      letter('<p onclick="x()">hi<img src="cid:logo@here"><img src="http://evil.example/1.png"><script>1</script></p>'),
    ),
  );
  const { page, policy } = originalOf(read, false);
  expect(page).toContain(`src="data:image/png;base64,${pixel}"`);
  expect(page).not.toMatch(/ src="http|script|onclick/);
  expect(policy).toMatch(/default-src 'none'.*img-src data:;.*sandbox allow-popups allow-popups-to-escape-sandbox$/);
  expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin/);

  const asked = originalOf(read, true);
  expect(asked.page).toContain(' src="http://evil.example/1.png"');
  expect(asked.policy).toContain("img-src data: https: http:;");
});
