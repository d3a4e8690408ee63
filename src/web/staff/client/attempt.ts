/**
 * An act keeps its `Idempotency-Key` until the server has answered it: what was sent once and whose answer was lost on the way
 * is not done twice when tried again. Changed content is another act; so is the same content after an answer.
 */
const underWay = new Map<string, string>();

/** The key of this act, e.g. `POST /cases/4827-3165/comments {…}`; the same until `settle`. */
export function keyFor(act: string): string {
  const kept = underWay.get(act) ?? randomKey();
  underWay.set(act, kept);
  return kept;
}

/** The server has decided. */
export function settle(act: string): void {
  underWay.delete(act);
}

/** 128 random bits; on plain http browsers have no crypto.randomUUID. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
