import type { ReadMessage } from "./reading/index.ts";

/** Pictures a browser draws and never runs. */
const drawn = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const mostPictureBytes = 8 * 1024 * 1024;

/**
 * The page a letter's HTML is shown as, and what it may do: nothing but be looked at. It has no origin, runs nothing, asks for nothing; pictures
 * that came with it are in it, those from outside are fetched only when the reader asks for them (S1, S3).
 */
export function originalOf({ html, attachments }: ReadMessage, withRemote: boolean): { page: string; policy: string } {
  const pictures = picturesOf(attachments);
  const own = (html ?? "").replace(/ src="cid:([^"]{1,500})"/g, (_, id: string) => {
    const picture = pictures.get(id.toLowerCase());
    return picture === undefined ? "" : ` src="${picture}"`;
  });
  const body = withRemote ? own.replaceAll(' data-remote-src="http', ' src="http') : own;
  return {
    page: `<!doctype html><html><head><meta charset="utf-8"><title></title></head><body>${body}</body></html>`,
    policy: [
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      `img-src data:${withRemote ? " https: http:" : ""}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
      "sandbox allow-popups allow-popups-to-escape-sandbox",
    ].join("; "),
  };
}

function picturesOf(attachments: ReadMessage["attachments"]): ReadonlyMap<string, string> {
  let room = mostPictureBytes;
  const found = new Map<string, string>();
  for (const { contentId, type, content } of attachments) {
    if (contentId === null || !drawn.has(type) || content.length > room) continue;
    room -= content.length;
    found.set(contentId.toLowerCase(), `data:${type};base64,${Buffer.from(content).toString("base64")}`);
  }
  return found;
}
