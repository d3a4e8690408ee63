export const home = "/mine";

/**
 * Where to go after signing in: a page of ours below /staff, else the first page (S34). Whatever names another host or could be
 * read as one is dropped.
 */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || /^\/[/\\]|[\s\\]/.test(wanted)) return home;
  const { origin, pathname, search, hash } = new URL(wanted, "http://huiyin.invalid");
  if (origin !== "http://huiyin.invalid" || pathname.startsWith("//") || pathname.startsWith("/sign-in")) return home;
  return pathname + search + hash;
}
