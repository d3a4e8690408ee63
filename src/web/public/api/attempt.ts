/**
 * A submission keeps its `Idempotency-Key` through every retry, also across a reload, until the server has answered it:
 * what was sent once and lost on the way back is not registered twice. Changed content is another submission.
 */
export function keyFor(act: string, content: unknown): string {
  const text = JSON.stringify(content);
  const kept = read(act);
  if (kept?.text === text) return kept.key;
  const key = randomKey();
  write(act, { key, text });
  return key;
}

/** The server has answered: the next submission is a new one. */
export function settle(act: string): void {
  try {
    sessionStorage.removeItem(slot(act));
  } catch {
    // storage refused: nothing was kept
  }
  memory.delete(act);
}

type Kept = { key: string; text: string };
const memory = new Map<string, Kept>();
const slot = (act: string) => `huiyin.attempt.${act}`;

function read(act: string): Kept | null {
  try {
    const text = sessionStorage.getItem(slot(act));
    if (text !== null) return JSON.parse(text) as Kept;
  } catch {
    // storage refused (private mode): memory holds it for as long as the page lives
  }
  return memory.get(act) ?? null;
}

function write(act: string, kept: Kept): void {
  memory.set(act, kept);
  try {
    sessionStorage.setItem(slot(act), JSON.stringify(kept));
  } catch {
    // as above
  }
}

/** 128 random bits. Browsers of the floor have no crypto.randomUUID, nor has plain http. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
