/** A stored number (E.164) as people here say it: `138-5550-0177`, `021-5550-0142`; numbers of other countries stay as they are. */
export function spokenPhone(stored: string): string {
  const national = /^\+86(\d+)$/.exec(stored)?.[1];
  if (national === undefined) return stored;
  if (/^1\d{10}$/.test(national)) return grouped(national, [3, 4, 4]);
  // Two-digit areas: Beijing 10, then 20 to 29; all others have three digits.
  const area = /^(10|2\d)/.test(national) ? 2 : 3;
  const local = national.slice(area);
  if (local.length < 7 || local.length > 8) return stored;
  return `0${national.slice(0, area)}-${local.length === 8 ? grouped(local, [4, 4]) : grouped(local, [3, 4])}`;
}

function grouped(digits: string, sizes: readonly number[]): string {
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  return sizes.map((size, at) => digits.slice(starts[at], (starts[at] ?? 0) + size)).join("-");
}

/** Digits only, without country code and leading zero: to compare what was typed with what is stored. */
export function bareDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\D/g, "")
    .replace(/^(0086|86)(?=\d{9})/, "")
    .replace(/^0/, "");
}
