import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText, decodeUnlabelled } from "./charset.ts";
import { mendHeader } from "./mend-header.ts";

const text = "您好，打印机又卡纸了，请派工程师上门处理。联系人：周敏平 13800000000";
const traditional = "您好，印表機又卡紙了，請派工程師到場處理。";
const latin = (value: string) => Buffer.from(value, "latin1");

describe("S37 text is read in the charset it is in", () => {
  test.for([
    ["gbk", "gbk"],
    ["gb2312", "gbk"],
    ["gb2312", "gb18030"],
    ["utf-8", "gbk"],
    ["us-ascii", "gbk"],
    ["iso-8859-1", "gbk"],
    ["gb2312", "utf-8"],
    ["big5", "utf-8"],
    [null, "gbk"],
    [null, "utf-8"],
    ["x-nonsense", "gbk"],
    ["base64", "gbk"],
    ["utf-7", "gbk"],
    ["hz-gb-2312", "gbk"],
    ["iso-2022-cn", "gbk"],
  ])("declared %s, written in %s", ([declared, actual]) => {
    expect(decodeText(iconv.encode(text, actual!), declared ?? null)).toBe(text);
  });

  test.for([["big5"], ["utf-8"], [null], ["gb2312"]])("declared %s, written in Big5", ([declared]) => {
    expect(decodeText(iconv.encode(traditional, "big5"), declared ?? null)).toBe(traditional);
  });

  test("what GB 18030 alone can write is read under the older names too", () => {
    const rare = "地址：镕基路堃楼𠮷";
    expect(decodeText(iconv.encode(rare, "gb18030"), "gb2312")).toBe(rare);
  });

  test("Western text stays Western, whatever it resembles", () => {
    const french = "Déjà vu à l'été: l'hôtel où l'on a oublié le reçu, ça gêne.";
    expect(decodeText(latin(french), "iso-8859-1")).toBe(french);
    expect(decodeText(latin(french), null)).toBe(french);
    expect(decodeText(latin(french), "utf-8")).toBe(french);
  });

  test("a broken byte costs one character, not the text", () => {
    const broken = Buffer.concat([Buffer.from("你好，"), Buffer.of(0xff), Buffer.from("世界")]);
    expect(decodeText(broken, "utf-8")).toBe("你好，\ufffd世界");
  });
});

describe("S37 charsets that switch alphabets", () => {
  test("HZ, with its tildes, and with a line that forgets to switch back", () => {
    expect(decodeText(latin("A~~B ~{VPND~} C"), "hz-gb-2312")).toBe("A~B 中文 C");
    expect(decodeText(latin("~{VP\nND~}x"), "HZ")).toBe("中\n文x");
  });

  test("ISO-2022-CN, declared or not, and the end of a line ends it", () => {
    expect(decodeText(latin("\x1b$)A\x0eVPND\x0f ok"), "iso-2022-cn")).toBe("中文 ok");
    expect(decodeText(latin("\x1b$)A\x0eVPND\x0f ok"), null)).toBe("中文 ok");
    expect(decodeText(latin("\x1b$)A\x0eVP\nND"), "iso-2022-cn")).toBe("中\nND");
    expect(decodeText(latin("\x1b$)G\x0eVP\x0f!"), "iso-2022-cn")).toBe("\ufffd!");
  });

  test("UTF-7 is read where it is declared and nowhere else", () => {
    const attack = latin("+ADw-script+AD4-alert(1)+ADw-/script+AD4-");
    expect(decodeText(attack, "utf-7")).toBe("<script>alert(1)</script>");
    for (const declared of [null, "utf-8", "us-ascii", "gb2312", "x-nonsense", "utf-7-imap"]) {
      expect(decodeText(attack, declared)).toBe(attack.toString("latin1"));
    }
  });
});

describe("S37 S18 a header is made proper without changing what it is", () => {
  const utf8 = (line: string) => Buffer.from(line, "latin1").toString("utf8");
  const word = (value: string) => `=?UTF-8?B?${Buffer.from(value).toString("base64")}?=`;

  test("words cut inside a character are joined, of either encoding", () => {
    const bytes = iconv.encode("财务系统", "gbk");
    const cut = `Subject: =?gb2312?B?${bytes.subarray(0, 3).toString("base64")}?=\r\n =?GB2312?Q?${[...bytes.subarray(3)].map((b) => `=${b.toString(16)}`).join("")}?= x`;
    expect(mendHeader(cut, null)).toBe(`Subject: ${word("财务系统")} x`);
  });

  test("words of two charsets stay two", () => {
    const line = `Subject: =?gbk?B?${iconv.encode("中", "gbk").toString("base64")}?= =?utf-8?B?${Buffer.from("文").toString("base64")}?=`;
    expect(mendHeader(line, null)).toBe(`Subject: ${word("中")} ${word("文")}`);
  });

  test("raw bytes are read by themselves, or by what the text declares", () => {
    const line = (charset: string, value: string) =>
      mendHeader(`Subject: ${iconv.encode(value, charset).toString("latin1")}`, null);
    expect(utf8(line("gbk", "数据库备份失败告警"))).toBe("Subject: 数据库备份失败告警");
    expect(utf8(line("utf-8", "数据库"))).toBe("Subject: 数据库");
    const rare = iconv.encode("堃", "gbk");
    expect(decodeUnlabelled(rare, null)).not.toBe("堃");
    expect(decodeUnlabelled(rare, "gb2312")).toBe("堃");
  });

  test("an encoded word stays one, so that what it hides is never parsed", () => {
    const hidden = mendHeader(`From: =?gbk?Q?=22a=22_<evil@evil.example>,?= <real@good.example>`, null);
    expect(hidden).toBe(`From: ${word('"a" <evil@evil.example>,')} <real@good.example>`);
  });

  test("names after RFC 2231 are put together from their pieces", () => {
    const line = `Content-Disposition: attachment; filename*0*=gbk''%B4%ED; filename*1*=%CE; filename*2*=%F3.txt`;
    expect(mendHeader(line, null)).toBe(
      `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent("错误.txt")}`,
    );
  });

  test("what is proper already is left alone", () => {
    for (const line of [
      "Subject: hello",
      "To: a@b.example,\r\n c@d.example",
      "Content-Type: text/plain; charset=utf-8",
    ]) {
      expect(mendHeader(line, "gbk")).toBe(line);
    }
  });
});
