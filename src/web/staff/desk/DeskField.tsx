import { useTranslation } from "react-i18next";
import { Field } from "../../fields/Field.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { KeyHint } from "../../kit/KeyHint.tsx";

type Props = React.ComponentProps<typeof Field> & {
  name: string;
  /** Alt and the pinyin initial of its word brings the cursor here. */
  keys?: string;
};

/** A field of the call's form that a key leads to. */
export function DeskField({ name, keys, wide, children, ...field }: Props) {
  const { t } = useTranslation("desk");
  useHotkey(keys, () => focusField(name), { label: t("keys.field", { title: field.title }), group: t("keys.group") });
  return (
    <div className={wide ? "wide desk-field" : "desk-field"} data-field={name}>
      {keys && <KeyHint keys={keys} />}
      <Field {...field}>{children}</Field>
    </div>
  );
}

/** Brings the cursor into the field of this name; the first thing in it that can be typed into or chosen. */
export function focusField(name: string): void {
  const found = document.querySelector<HTMLElement>(
    `[data-field="${name}"] :is(input:checked, input:not([type=radio]), textarea), [data-field="${name}"] input`,
  );
  found?.focus();
  found?.scrollIntoView({ block: "nearest" });
}
