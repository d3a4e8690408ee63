/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useWords } from "../settings.tsx";

export type FieldLinks = { id: string; "aria-describedby"?: string; "aria-invalid"?: true; required?: boolean };

type Props = {
  label: string;
  hint?: string | null;
  fault?: string | null;
  required?: boolean;
  /** Draws the control; gets what ties it to its label, hint and fault. */
  children: (links: FieldLinks) => ComponentChildren;
};

/** A label, a control, a hint and, where something is wrong, one sentence in its place. */
export function Field({ label, hint, fault, required = false, children }: Props) {
  const words = useWords();
  const id = useId();
  const describing = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div class={fault ? "field wrong" : "field"}>
      <label class="label" htmlFor={id}>
        <span>{label}</span>
        {!required && <span class="optional">{words.optional}</span>}
      </label>
      {children({
        id,
        "aria-describedby": describing || undefined,
        "aria-invalid": fault ? true : undefined,
        required: required || undefined,
      })}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Several controls under one question (choices, ratings, yes or no). */
export function FieldGroup({
  label,
  hint,
  fault,
  required = false,
  children,
}: Omit<Props, "children"> & { children: ComponentChildren }) {
  const words = useWords();
  const id = useId();
  return (
    <fieldset class={fault ? "field wrong" : "field"} aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend class="label">
        <span>{label}</span>
        {!required && <span class="optional">{words.optional}</span>}
      </legend>
      {children}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {hint && <p class="hint">{hint}</p>}
    </fieldset>
  );
}
