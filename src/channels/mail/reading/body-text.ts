import { convert, type HtmlToTextOptions } from "html-to-text";
import { plain } from "./plain.ts";

const heading = { options: { uppercase: false } };
const options: HtmlToTextOptions = {
  wordwrap: false,
  // Cleaned HTML is never deeper than this.
  limits: { maxDepth: 300 },
  formatters: {
    // Cells of one row stay apart, and rows too; most tables in mails only lay things out.
    cell: (element, walk, builder) => {
      walk(element.children, builder);
      builder.addLiteral(" ");
    },
  },
  selectors: [
    { selector: "img", format: "skip" },
    { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["<", ">"] } },
    { selector: "table", format: "block" },
    { selector: "tr", format: "block", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: "td", format: "cell" },
    { selector: "th", format: "cell" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, ...heading })),
  ],
};

/** HTML as text, the way a person would type it: paragraphs, lists and quotes kept. Expects cleaned HTML. */
export const textOfHtml = (cleaned: string): string =>
  plain(convert(cleaned, options))
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{4,}/g, "\n\n\n")
    .trim();
