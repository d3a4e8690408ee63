import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { mostChosen } from "#kernel/process/bulk/limits.ts";
import { useHotkey } from "../../kit/hotkeys.ts";

/** Numbers of the rows between two, both included, in the order they stand. Pure. */
export function between(rows: readonly string[], one: string, other: string): string[] {
  const [from, to] = [rows.indexOf(one), rows.indexOf(other)].toSorted((a, b) => a - b) as [number, number];
  return from < 0 ? [other] : rows.slice(from, to + 1);
}

/** Which rows of a list are chosen: one by one, from one to another, or all that are here. Another list starts with none. */
export function useSelection(of: string, rows: readonly string[], current: string | null) {
  const { t } = useTranslation("tools");
  const [state, setState] = useState<{ of: string; chosen: readonly string[] }>({ of, chosen: [] });
  const last = useRef<string>(undefined);
  const chosen = state.of === of ? state.chosen : [];
  const set = (next: readonly string[]) => setState({ of, chosen: [...new Set(next)].slice(0, mostChosen) });
  const toggle = (number: string, isRange = false) => {
    const isOn = chosen.includes(number);
    if (isRange && last.current !== undefined) set([...chosen, ...between(rows, last.current, number)]);
    else set(isOn ? chosen.filter((other) => other !== number) : [...chosen, number]);
    last.current = number;
  };
  const group = t("bulk.keys");
  const at = current !== null && rows.includes(current) ? current : rows[0];
  useHotkey("x", () => at !== undefined && toggle(at), { label: t("bulk.choose"), group });
  useHotkey("shift+x", () => at !== undefined && toggle(at, true), { label: t("bulk.chooseRange"), group });
  useHotkey("shift+a", () => set([...chosen, ...rows]), { label: t("bulk.choosePage"), group });
  return { chosen, toggle, all: () => set([...chosen, ...rows]), keep: set, clear: () => set([]) };
}
export type Selection = ReturnType<typeof useSelection>;
