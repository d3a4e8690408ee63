import { describe, expect, test } from "vitest";
import { splitReply } from "./reply.ts";

const answer = "您好，\n已经按您说的重启了，还是不行。\n请尽快派人。";
const old = "尊敬的客户：\n请先重启设备。";

const announcements = {
  "QQ, Chinese":
    '------------------ 原始邮件 ------------------\n发件人: "服务台" <desk@example.org>;\n发送时间: 2026年3月1日(星期日) 上午10:00',
  "QQ, English":
    '------------------ Original ------------------\nFrom: "desk"<desk@example.org>;\nDate: Sun, Mar 1, 2026 10:00 AM',
  "163": 'At 2026-03-01 10:00:00, "服务台" <desk@example.org> wrote:',
  "163, Chinese": '在 2026-03-01 10:00:00，"服务台" <desk@example.org> 写道：',
  "163, app": "---- 回复的原邮件 ----\n| 发件人 | 服务台 |",
  Foxmail: "发件人： 服务台\n发送时间： 2026-03-01 10:00\n收件人： 周敏平\n主题： Re: 打印机",
  "Outlook, Chinese":
    "________________________________\n发件人: 服务台 <desk@example.org>\n发送时间: 2026年3月1日 10:00\n收件人: 周敏平\n主题: Re: 打印机",
  "Outlook, traditional": "寄件者: 服務台 <desk@example.org>\n寄件日期: 2026年3月1日\n收件者: 周敏平\n主旨: Re: 印表機",
  "DingTalk mail":
    "------------------------------------------------------------------\n发件人：服务台\n日　期：2026年03月01日 10:00:00\n收件人：周敏平",
  "Gmail, Chinese": "服务台 <desk@example.org> 于2026年3月1日周日 10:00写道：",
  "Apple Mail, Chinese": "> 2026年3月1日 上午10:00，服务台 <desk@example.org> 写道：",
  "WeCom mail": "------------------&nbsp;原始邮件&nbsp;------------------".replaceAll("&nbsp;", "\u00a0"),
  "Outlook, English":
    "From: Desk <desk@example.org>\nSent: Sunday, March 1, 2026 10:00 AM\nTo: Zhou\nSubject: RE: Printer",
  "Outlook, German":
    "Von: Desk <desk@example.org>\nGesendet: Sonntag, 1. März 2026 10:00\nAn: Zhou\nBetreff: AW: Drucker",
  "Gmail, English": "On Sun, Mar 1, 2026 at 10:00 AM Service Desk <\ndesk@example.org> wrote:",
  German: "Am 01.03.2026 um 10:00 schrieb Desk <desk@example.org>:",
};

describe("U5 what is new in a reply is told from what it quotes", () => {
  test.for(Object.entries(announcements))("%s", ([, announcement]) => {
    const { newText, quotedText } = splitReply(`${answer}\n\n\n${announcement}\n\n${old}`, "Re: 打印机");
    expect(newText).toBe(answer);
    expect(quotedText.replace(/\s/g, "")).toBe(`${announcement}${old}`.replace(/\s/g, ""));
  });

  test("marked lines at the end, and the line of a phone or a signature", () => {
    expect(splitReply(`${answer}\n\n> ${old.replace("\n", "\n> ")}`, "").newText).toBe(answer);
    expect(splitReply(`${answer}\n\n发自我的iPhone`, "").newText).toBe(answer);
    expect(splitReply(`${answer}\n\n-- \n周敏平\n某某公司\n电话 000`, "").newText).toBe(answer);
    expect(splitReply(`${answer}\n\n发自我的手机\n\n${announcements["163"]}\n${old}`, "").newText).toBe(answer);
  });
});

describe("U5 in doubt nothing new is folded away", () => {
  const kept = (text: string, subject = "Re: x") =>
    expect(splitReply(text, subject)).toEqual({ newText: text, quotedText: "" });

  test("a forwarded message is what its sender wants to show", () => {
    kept(`请看下面\n\n${announcements.Foxmail}\n\n${old}`, "转发: 打印机");
    kept(`请看下面\n\n${announcements.Foxmail}\n\n${old}`, "Fw: 打印机");
    kept(`请看下面\n\n---------- Forwarded message ---------\n${announcements["Outlook, English"]}\n\n${old}`);
    kept(`请看下面\n\n---------- 转发的邮件 ----------\n${announcements["Outlook, Chinese"]}\n\n${old}`);
  });

  test("an answer below the quote or between its lines", () => {
    const below = splitReply(`${announcements["163"]}\n> ${old.replace("\n", "\n> ")}\n\n${answer}`, "");
    expect(below.newText).toBe(answer);
    kept(`${announcements["163"]}\n> 第一个问题？\n\n是的。\n\n> 第二个问题？\n\n不是。`);
  });

  test("a reply of nothing but a quote", () => kept(`${announcements["163"]}\n${old}`));

  test("words that only resemble a quote", () => {
    kept("发件人: 我们仓库\n请把货发到二楼。");
    kept("客户在电话里说：\n机器坏了。");
    kept("他昨天写道：机器坏了。\n请处理。");
    kept("On the other hand he wrote:\nnothing.");
    kept("步骤：\n---\n第一步\n---\n第二步");
    kept("From: our database\n\nNot from elsewhere.");
  });
});

test("S30 a text made to be slow is not: its time grows with its length", () => {
  const hostile = [
    "On a wrote\n".repeat(50_000),
    `${"在".repeat(400)}\n`.repeat(1000),
    `${"From: a\n\n".repeat(50_000)}`,
    `${" ".repeat(500)}\n`.repeat(1000),
    "W dniu 2026 x\n".repeat(30_000),
    `${"op schreef ".repeat(600)}`,
    `${"abc. skrev x ".repeat(600)}`,
    `${"-".repeat(390)}\n`.repeat(2000),
  ];
  for (const text of hostile) {
    const before = process.cpuUsage();
    splitReply(text, "");
    const { user, system } = process.cpuUsage(before);
    // Milliseconds where it is right; minutes where a pattern goes back and forth.
    expect((user + system) / 1e6, text.slice(0, 12)).toBeLessThan(10);
  }
});
