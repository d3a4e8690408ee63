import { whenLine } from "../rules/when.ts";
import { useSettings } from "../settings.tsx";

/** Says instants in the reader's language and zone. */
export function useWhen(): (instant: string) => string {
  const { language, zone } = useSettings();
  const now = new Date();
  return (instant) => whenLine(instant, now, language, zone);
}
