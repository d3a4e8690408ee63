import { createHash } from "node:crypto";
import sanitize from "sanitize-html";
import { allowedStyles } from "./allowed-styles.ts";

/** What strangers' HTML may consist of; everything else is dropped, its text kept. Exported for the tests that look for anything else. */
export const allowedElements = [
  ...[
    "a",
    "abbr",
    "address",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
  ],
  ...[
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
  ],
  ...[
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
  ],
  ...["sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr"],
];

/** Where an image's address is kept that would be fetched from outside, until the reader asks for it. */
const remoteSource = "data-remote-src";

export const allowedAttributes: Record<string, string[]> = {
  "*": ["style", "dir", "lang", "title", "align", "valign", "bgcolor"],
  a: ["href", "rel", "target"],
  img: ["src", "alt", "width", "height", "border", remoteSource],
  font: ["color", "face", "size"],
  table: ["border", "cellpadding", "cellspacing", "width", "height", "summary"],
  td: ["colspan", "rowspan", "width", "height", "nowrap"],
  th: ["colspan", "rowspan", "width", "height", "nowrap", "scope"],
  tr: ["height"],
  col: ["span", "width"],
  colgroup: ["span", "width"],
  ol: ["start", "type"],
  ul: ["type"],
  li: ["value"],
  bdo: ["dir"],
  time: ["datetime"],
};

/** Their content is not text for people, or is read by browsers by other rules than by parsers. */
const withContent = [
  "script",
  "style",
  "textarea",
  "option",
  "xmp",
  "noscript",
  "noembed",
  "noframes",
  "title",
  "svg",
  "math",
];
const neverText = [
  ...withContent,
  "template",
  "object",
  "applet",
  "audio",
  "video",
  "plaintext",
  "head",
  "select",
  "canvas",
  "map",
];

/** An image that was written into the HTML itself; it becomes a file that the HTML refers to. */
export interface EmbeddedImage {
  readonly cid: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/**
 * Strangers' HTML without anything that runs, fetches, submits, navigates by itself or covers the page (S1, S3): by a list of what is
 * allowed, not of what is not. Images refer to files of the message (`cid:`) or wait with their address in `data-remote-src`; links
 * lead to the web, to mail and to phones, and tell nobody where they were followed from.
 */
export function cleanHtml(html: string): { html: string; embedded: EmbeddedImage[] } {
  const embedded = new Map<string, EmbeddedImage>();
  const cleaned = sanitize(html, {
    allowedTags: allowedElements,
    allowedAttributes,
    allowedStyles: { "*": allowedStyles },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["cid"] },
    allowedSchemesAppliedToAttributes: ["href", "src"],
    allowProtocolRelative: false,
    nonTextTags: neverText,
    nestingLimit: 250,
    // An element that says nothing any more would only be a hole on the page.
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs.src && !attribs[remoteSource],
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: linked(attribs) }),
      img: (tagName, attribs) => ({ tagName, attribs: pictured(attribs, embedded) }),
    },
  });
  return { html: cleaned, embedded: [...embedded.values()] };
}

type Attributes = Record<string, string>;

function linked({ href = "", rel: _rel, target: _target, ...others }: Attributes): Attributes {
  const to = href.trim();
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(to)) return others;
  return { ...others, href: to, rel: "noopener noreferrer nofollow", target: "_blank" };
}

function pictured(
  { src = "", [remoteSource]: _, ...others }: Attributes,
  embedded: Map<string, EmbeddedImage>,
): Attributes {
  const source = src.trim();
  if (/^cid:[^\s"'<>]{1,500}$/i.test(source)) return { ...others, src: `cid:${source.slice(4)}` };
  if (/^https?:\/\//i.test(source)) return { ...others, [remoteSource]: source };
  if (source.startsWith("//")) return { ...others, [remoteSource]: `https:${source}` };
  const [, contentType, data] = /^data:(image\/(?:png|jpe?g|gif|webp));base64,([\w+/=\s%]+)$/i.exec(source) ?? [];
  if (!data || !contentType) return others;
  const content = Buffer.from(data.replace(/%0[ad]|\s/gi, ""), "base64");
  const cid = `${createHash("sha256").update(content).digest("hex").slice(0, 32)}@embedded`;
  embedded.set(cid, { cid, contentType, content });
  return { ...others, src: `cid:${cid}` };
}
