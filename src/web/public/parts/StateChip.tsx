/** @jsxImportSource preact */
import type { StateView } from "#kernel/process/contract.ts";
import { useSettings } from "../settings.tsx";
import { StateShape } from "./icons.tsx";

/** Colour, shape and word together. */
export function StateChip({ state }: { state: StateView }) {
  const { language } = useSettings();
  return (
    <span class={`state ${state.family}`}>
      <StateShape family={state.family} />
      <span>{state.title[language]}</span>
    </span>
  );
}
