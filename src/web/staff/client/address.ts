/** `/cases/:number` with its parameters filled and its query behind. Pure. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") asked.set(name, String(value));
  }
  return asked.size > 0 ? `${filled}?${asked}` : filled;
}

/** Which form a call comes from, as the timeline keeps it, by the page it is made on. */
export function viaOf(pagePath: string): string {
  const area = /^\/staff\/([a-z-]+)/.exec(pagePath)?.[1];
  if (area === "mine") return "my-work";
  return area === "desk" || area === "admin" ? area : "case";
}
