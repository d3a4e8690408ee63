import { filledScript } from "../desk/rules.ts";

/** A line to be said, the case's values in it marked; what is not known stays a gap. */
export function Line({ text, values }: { text: string; values: Readonly<Record<string, string>> }) {
  return filledScript(text, values).map((part, at) => (part.isValue ? <b key={at}>{part.text}</b> : part.text));
}
