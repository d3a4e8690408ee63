const browsers = [
  ["MicroMessenger", "WeChat"],
  ["Edg/", "Edge"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const systems = [
  ["Windows", "Windows"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

/** `Chrome · Windows` of a user agent: enough to recognise one's own machine. Empty: nothing known in it. */
export function browserOf(agent: string | null): string {
  const found = (names: readonly (readonly [string, string])[]) =>
    names.find(([sign]) => agent?.includes(sign))?.[1] ?? null;
  return [found(browsers), found(systems)].filter(Boolean).join(" · ");
}
