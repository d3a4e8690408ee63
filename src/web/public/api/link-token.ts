/**
 * The proof a tracking page carries: the token of an access link, for the pages under /t only. It lives as long as the
 * tab, so that a reload works and nobody finds it on a shared device later.
 */
const slot = "huiyin.link";
let held: string | null = null;

export const isTracking = () => location.pathname === "/t" || location.pathname.startsWith("/t/");

export function linkToken(): string | null {
  if (!isTracking()) return null;
  try {
    return held ?? sessionStorage.getItem(slot);
  } catch {
    return held;
  }
}

export function holdLinkToken(token: string | null): void {
  held = token;
  try {
    if (token === null) sessionStorage.removeItem(slot);
    else sessionStorage.setItem(slot, token);
  } catch {
    // storage refused: the page itself holds it
  }
}
