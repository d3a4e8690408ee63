import type { TFunction } from "i18next";

const known = ["greeting", "opening", "registration", "rating", "chasing", "ending"] as const;

/** The title of a part of the call; one a process brings under a name of its own stands as it is. */
export function partWords(t: TFunction<"scripts">, part: string): string {
  const found = known.find((one) => one === part);
  return found ? t(`part.${found}`) : part;
}
