import { useState } from "react";

/** What is being changed beside what is stored. Give the component a key of id and version: another version starts anew. */
export function useEdit<Values extends Record<string, unknown>>(stored: Values) {
  const [values, setValues] = useState(stored);
  const changed = (Object.keys(stored) as (keyof Values)[]).filter(
    (key) => JSON.stringify(values[key]) !== JSON.stringify(stored[key]),
  );
  return {
    values,
    set: (part: Partial<Values>) => setValues((known) => ({ ...known, ...part })),
    /** Only what differs, as a PATCH takes it. */
    difference: Object.fromEntries(changed.map((key) => [key, values[key]])) as Partial<Values>,
    isChanged: changed.length > 0,
    undo: () => setValues(stored),
  };
}
