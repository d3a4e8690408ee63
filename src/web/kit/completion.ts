/** What is being written before the caret that can be completed: a text after `/`, a colleague after `@`. */
export type Token = { sign: "/" | "@"; typed: string; from: number };

/** Pure. `/` only where a word begins, so that paths and fractions stay what they are; `@` not inside an address. */
export function tokenAt(text: string, caret: number): Token | null {
  const before = text.slice(0, caret);
  const slash = /(?:^|\s)\/([^\s/]{0,30})$/.exec(before);
  if (slash) return { sign: "/", typed: slash[1] ?? "", from: caret - (slash[1] ?? "").length - 1 };
  const at = /(?:^|[^\w.])@([^\s@]{0,20})$/.exec(before);
  if (at) return { sign: "@", typed: at[1] ?? "", from: caret - (at[1] ?? "").length - 1 };
  return null;
}

/** The text with the token replaced, and where the caret stands then. */
export function complete(text: string, token: Token, caret: number, by: string): { text: string; caret: number } {
  return { text: text.slice(0, token.from) + by + text.slice(caret), caret: token.from + by.length };
}
