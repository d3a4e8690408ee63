import { createContext, useContext } from "react";
import { useLanguage } from "../words/language.ts";
import { useMinute } from "./server-time.ts";
import type { Reader } from "./when.ts";

const ZoneContext = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** The zone the reader chose in their profile; the browser's until it is known. */
export const ReaderZone = ZoneContext.Provider;

/** Who reads: language, zone and the current minute, for every text about time (see when.ts). */
export function useReader(): Reader {
  return { language: useLanguage(), zone: useContext(ZoneContext), now: useMinute() };
}
