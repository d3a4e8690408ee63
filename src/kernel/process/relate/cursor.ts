import { Refusal } from "../../errors/refusal.ts";
import { linkKindKeys } from "./kinds.ts";
import type { LinkMark } from "./queries.ts";

/** Where a page of linked cases ended, as the client hands it back. */
export const linkCursor = ({ kind, direction, id }: LinkMark): string =>
  Buffer.from(JSON.stringify([kind, direction, id])).toString("base64url");

/** Reads one of ours; refuses anything else. */
export function readLinkCursor(cursor: string | undefined): LinkMark | null {
  if (cursor === undefined) return null;
  try {
    const [kind, direction, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    const isOurs =
      typeof kind === "string" &&
      (linkKindKeys as string[]).includes(kind) &&
      (direction === "to" || direction === "from") &&
      typeof id === "string" &&
      /^\d{1,18}$/.test(id);
    if (isOurs) return { kind, direction, id };
  } catch {
    // Falls through to the refusal: whatever it is, we have not made it.
  }
  throw new Refusal("malformed", "bad-cursor");
}
