import { issueCodes, refusalCodes } from "../errors/codes.ts";

/** What the reference page needs of the OpenAPI document. */
type Described = {
  operationId: string;
  summary: string;
  "x-access": unknown;
  "x-clauses"?: readonly string[];
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: { "application/json": { schema: unknown } } };
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
};
type Document = {
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Described>>;
};

/** The readable reference at /api/docs: the OpenAPI document as one page, without a line of script. */
export function referencePage(document: unknown): string {
  const { info, paths } = document as Document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method: method.toUpperCase(), ...described })),
  );
  const rooms = [...new Set(operations.map(({ operationId }) => operationId.split(".")[0]!))].sort();
  const index = rooms.map((room) => `<li><a href="#${inHtml(room)}">${inHtml(room)}</a></li>`).join("");
  const sections = rooms.map((room) => {
    const own = operations.filter(({ operationId }) => operationId.startsWith(`${room}.`));
    return `<h2 id="${inHtml(room)}">${inHtml(room)}</h2>${own.map(section).join("")}`;
  });
  return page(
    info.title,
    `<h1>${inHtml(info.title)} API <small>${inHtml(info.version)}</small></h1><p>${inHtml(info.description)}</p>
<p><a href="/api/v1/openapi.json">OpenAPI 3.1</a> · <a href="/api/docs/errors">Errors · 错误代码</a></p><ul class="index">${index}</ul>${sections.join("")}`,
  );
}

/** Every code a refusal can carry, at the address problem details name as their type. */
export function errorsPage(): string {
  const table = (codes: Record<string, { zh: string; en: string }>, anchored: boolean) =>
    `<table><tr><th>code</th><th>中文</th><th>English</th></tr>${Object.entries(codes)
      .map(
        ([code, { zh, en }]) =>
          `<tr${anchored ? ` id="${inHtml(code)}"` : ""}><td><code>${inHtml(code)}</code></td><td>${inHtml(zh)}</td><td>${inHtml(en)}</td></tr>`,
      )
      .join("")}</table>`;
  return page(
    "Errors",
    `<h1>Errors · 错误代码</h1><h2>Refusals</h2>${table(refusalCodes, true)}<h2>Fields</h2>${table(issueCodes, false)}`,
  );
}

function section(operation: Described & { path: string; method: string }): string {
  const { operationId, method, path, summary, parameters, requestBody, responses } = operation;
  const clauses = operation["x-clauses"]?.join(" ") ?? "";
  const rows = parameters
    .map(
      ({ name, in: place, required, schema }) =>
        `<tr><td><code>${inHtml(name)}</code></td><td>${place}${required ? ", required" : ""}</td><td><code>${inHtml(JSON.stringify(schema))}</code></td></tr>`,
    )
    .join("");
  const answer = Object.values(responses)[0]?.content?.["application/json"]?.schema;
  return `<section id="${inHtml(operationId)}"><h3><code>${method} /api/v1${inHtml(path)}</code></h3>
<p>${inHtml(summary)} <small>${inHtml(operationId)} ${inHtml(clauses)}</small></p>
<p><small>access: <code>${inHtml(JSON.stringify(operation["x-access"]))}</code></small></p>
${rows ? `<table>${rows}</table>` : ""}${folded("body", requestBody?.content["application/json"].schema)}${folded("answer", answer)}</section>`;
}

const folded = (title: string, schema: unknown): string =>
  schema === undefined
    ? ""
    : `<details><summary>${title}</summary><pre>${inHtml(JSON.stringify(schema, null, 2))}</pre></details>`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inHtml(title)}</title><link rel="stylesheet" href="/api/docs/style.css"></head><body>${body}</body></html>`;

const inHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export const referenceStyle = `:root{color-scheme:light dark}body{font:15px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{overflow:auto;padding:.5rem;border:1px solid #8885;border-radius:6px}
section{border-top:1px solid #8885;padding:.25rem 0}table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.1rem .75rem .1rem 0}
.index{columns:4;padding-left:1rem}small{opacity:.7}:target{background:#ffc40033}
`;
