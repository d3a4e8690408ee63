/** Elements that hold nothing, or end where the next of them begins; any number of them after each other is no nesting. */
const flat =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option|optgroup|tr|td|th|thead|tbody|tfoot|rt|rp)$/i;

/**
 * Whether HTML has more elements open at once than anybody lays out. Asked before the HTML is parsed, since parsers take time by the square of
 * the depth (S29); so it only counts beginnings and ends, in one pass.
 */
export function isNestedDeeper(html: string, limit: number): boolean {
  let depth = 0;
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z\d]{0,20})\b/gi)) {
    if (flat.test(name!)) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    if (depth > limit) return true;
  }
  return false;
}
