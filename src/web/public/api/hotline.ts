import type { Words } from "#kernel/words/words.ts";
import { call } from "./call.ts";

export type Hotline = { numbers: { number: string; label: Words }[]; hours: Words };

let asked: Promise<Hotline | null> | undefined;

/** Numbers and hours of the hotline; asked once a visit. Null where it cannot be read: nobody is kept from their page by that. */
export function readHotline(): Promise<Hotline | null> {
  asked ??= call<Hotline>("/duty/hotline").catch(() => {
    asked = undefined;
    return null;
  });
  return asked;
}
