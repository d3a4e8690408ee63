import { useMemo, useState } from "react";
import type { CaseView, FormFieldView, MoveView } from "#kernel/process/contract.ts";
import { useDraft } from "../../kit/draft.ts";
import { useStaffParts } from "../parts.ts";
import type { Following } from "../screens.ts";
import { useMe } from "../session/me.ts";
import {
  type FormValues,
  fieldsThatApply,
  isEmpty,
  missingFields,
  openingValues,
  valuesToSend,
} from "./move-values.ts";

/** What somebody has typed: only their own changes, with the words of references. */
type Typed = Record<string, { value: unknown; label?: string }>;

/** The state of a move's form: what stood there, what was typed (kept as a draft), what is missing. */
export function useMoveForm(view: CaseView, move: MoveView) {
  const me = useMe();
  const draft = useDraft(`${me.id}.${view.number}.${move.key}`);
  const [opened, setOpened] = useState<readonly FormFieldView[]>(move.form);
  const [wasSent, setSent] = useState(false);
  const typed = useMemo(() => readTyped(draft.text), [draft.text]);
  const opening = openingValues(opened);
  const chosen = {
    ...opening,
    ...Object.fromEntries(Object.entries(typed).map(([key, { value }]) => [key, value])),
  };
  const following = useFollowingOf(opened, chosen, typed);
  const followed = Object.fromEntries(Object.entries(following).map(([key, { value }]) => [key, value]));
  const values = { ...chosen, ...followed };
  const known = Object.fromEntries(view.fields.map(({ key, value }) => [key, value]));
  const fields = fieldsThatApply(opened, values, known);
  const missing = missingFields(fields, values);
  const change = (key: string, value: unknown, label?: string) =>
    draft.write(JSON.stringify({ ...typed, [key]: { value, label } } satisfies Typed));
  return {
    opened,
    fields,
    values,
    /** Named only after a first try: nobody is scolded while still typing. */
    missing: wasSent ? missing : [],
    isKept: draft.isKept,
    isComplete: () => {
      setSent(true);
      return missing.length === 0;
    },
    // What follows goes along where it must be filled; elsewhere the server lets it follow by itself.
    toSend: () => valuesToSend(fields, { ...opening, ...followed }, values),
    change,
    /** Where a value comes from that nobody typed. */
    sourceOf: (key: string) => following[key]?.source,
    /** The words of a field's value: what was chosen, else what stood there. */
    textOf: (key: string): string => {
      const own = typed[key];
      if (own) return own.label ?? (isEmpty(own.value) ? "" : String(own.value));
      return opened.find((field) => field.key === key)?.valueText ?? "";
    },
    /** Takes the others' values into the form. */
    take: (fresh: readonly FormFieldView[]) => {
      const mine = Object.entries(typed).filter(([key]) => !fresh.some((field) => field.key === key));
      draft.write(mine.length > 0 ? JSON.stringify(Object.fromEntries(mine)) : "");
      setOpened(opened.map((field) => fresh.find(({ key }) => key === field.key) ?? field));
    },
    /** What others changed is known now; what stands in the form goes over it. */
    reopen: (fresh: CaseView) => {
      const own = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typed[key] ?? { value }]));
      draft.write(JSON.stringify(own));
      setOpened(fresh.moves.find(({ key }) => key === move.key)?.form ?? opened);
    },
    forget: draft.forget,
  };
}

/** What follows in this form: from fields it asks for, to fields it asks for, until somebody has typed something else there. */
function useFollowingOf(opened: readonly FormFieldView[], chosen: FormValues, typed: Typed): Following {
  const { useFollowing } = useStaffParts();
  const asked = new Set(opened.map(({ key }) => key));
  const following = useFollowing(Object.fromEntries(Object.entries(chosen).filter(([key]) => asked.has(key))));
  return Object.fromEntries(
    Object.entries(following).filter(([key]) => asked.has(key) && isEmpty(typed[key]?.value ?? null)),
  );
}

function readTyped(text: string): Typed {
  try {
    return text === "" ? {} : (JSON.parse(text) as Typed);
  } catch {
    return {};
  }
}
