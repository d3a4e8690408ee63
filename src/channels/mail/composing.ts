/** How what somebody is told becomes a letter. Pure; plain text, from which the HTML beside it is made. */

export type Letter = {
  language: "zh" | "en";
  /** Whom it is for; "" where nobody knows. */
  name: string;
  /** Grouped: `1000-7888`. */
  number: string;
  subject: string;
  /** What they are told, or what somebody has written to them. */
  words: string;
  /** Who wrote it; null: the system. */
  writer: string | null;
  /** Where they can look it up. */
  url: string;
};

/** D13: greeting, words, the number to refer to, where to look, and that an answer reaches us. */
export function bodyOf({ language, name, number, subject, words, writer, url }: Letter): string {
  const lines = {
    zh: [
      name === "" ? "您好：" : `${name}，您好：`,
      "",
      words,
      ...(writer === null ? [] : ["", writer]),
      "",
      "———",
      `编号 ${number}：${subject}`,
      `查看进展：${url}`,
      "直接回复本邮件即可，您的回复会记在这件事里。",
    ],
    en: [
      name === "" ? "Hello," : `Hello ${name},`,
      "",
      words,
      ...(writer === null ? [] : ["", writer]),
      "",
      "---",
      `Number ${number}: ${subject}`,
      `Follow it at ${url}`,
      "Simply reply to this message: your words reach the people working on it.",
    ],
  }[language];
  return lines.join("\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one]!);

/** The same for programs that show HTML: every character of it as it stands, links to ourselves alone made one (S1, S13). */
export function htmlOf(body: string, ownUrl: string): string {
  const own = new RegExp(`${RegExp.escape(escaped(ownUrl))}/[\\w/.-]*`, "g");
  const text = escaped(body)
    .replace(own, (url) => `<a href="${url}">${url}</a>`)
    .replaceAll("\n", "<br>\n");
  return `<div style="font-family:sans-serif;font-size:15px;line-height:1.6">${text}</div>`;
}

/** One line, without anything that could end a header (S19). */
export const headerText = (text: string): string =>
  text
    .toWellFormed()
    // Controls, line and paragraph separators, direction marks.
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/ +/g, " ")
    .trim();
