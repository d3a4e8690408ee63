import { convert, type HtmlToTextOptions } from "html-to-text";
import sanitize from "sanitize-html";
import { isNestedDeeper } from "./nesting.ts";
import { plain } from "./plain.ts";

/** Deeper than any layout people make; beyond it only the bare text is taken (S29). */
const deepest = 300;

const heading = { options: { uppercase: false } };
const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: deepest, ellipsis: "…" },
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
export function textOfHtml(cleaned: string): string {
  const text = isNestedDeeper(cleaned, deepest) ? bareText(cleaned) : convert(cleaned, options);
  return tidy(text);
}

/** Body text as it is kept: no blank lines around it, never two of them together where HTML made them. */
const tidy = (text: string): string =>
  plain(text)
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{4,}/g, "\n\n\n")
    .trim();

const bareText = (html: string): string =>
  sanitize(html, { allowedTags: [], allowedAttributes: {} }).replace(/\s*\n\s*/g, "\n");
