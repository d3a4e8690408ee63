import type { TFunction } from "i18next";

const known = [
  "no-desk",
  "no-sender",
  "from-staff",
  "not-a-party",
  "unknown-sender",
  "automatic",
  "list",
  "too-many",
  "unreadable",
  "failed",
  "own-mail",
  "out-of-office",
  "report-unknown",
  "report",
] as const;

/** Why a letter is where it is; "" for a reason of a newer version. */
export function reasonWords(t: TFunction<"mail">, reason: string | null): string {
  const one = known.find((key) => key === reason);
  return one === undefined ? "" : t(`reason.${one}`);
}
