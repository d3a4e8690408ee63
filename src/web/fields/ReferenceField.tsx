import { Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useField } from "./Field.tsx";

/** Something that can be named: a person, an organisation, a team, a device. `detail` tells namesakes apart. */
export type Reference = { id: string; name: string; detail?: string };
export type FindReferences = (text: string, signal: AbortSignal) => Promise<readonly Reference[]>;
type Labelled = { value: string; label: string } | null;
type Props = {
  value: Reference | null;
  onChange: (value: Reference | null) => void;
  find: FindReferences;
  placeholder?: string;
  disabled?: boolean;
  clearable?: boolean;
};

/** Finds by name, pinyin initials, number or phone while typing; shows who stands for what. */
export function ReferenceField({ value, onChange, find, placeholder, disabled, clearable = true }: Props) {
  const { t } = useTranslation();
  const link = useField();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const { found, isSearching } = useFoundReferences(find, text, open);
  const options = found.map((one) => ({ value: one.id, label: one.name, one }));
  return (
    <Select<Labelled, { value: string; label: string; one: Reference }>
      {...link}
      value={value && { value: value.id, label: value.name }}
      labelInValue
      showSearch={{ filterOption: false, onSearch: setText }}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setText("");
      }}
      disabled={disabled}
      allowClear={clearable}
      loading={isSearching && open}
      placeholder={placeholder ?? t("field.find")}
      notFoundContent={isSearching ? t("loading") : t("field.nothing")}
      options={options}
      optionRender={({ data: { one } }) => (
        <span className="row">
          <span>{one.name}</span>
          <span className="small text3 cut">{one.detail}</span>
        </span>
      )}
      onChange={(chosen) => onChange(found.find(({ id }) => id === chosen?.value) ?? null)}
    />
  );
}

/** What is found for the words typed, a moment after the last of them. */
export function useFoundReferences(
  find: FindReferences,
  text: string,
  open: boolean,
): { found: readonly Reference[]; isSearching: boolean } {
  const [answer, setAnswer] = useState<{ to: string | null; found: readonly Reference[] }>({ to: null, found: [] });
  const ask = useRef(find);
  ask.current = find;
  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    const timer = setTimeout(
      () =>
        ask.current(text.trim(), stop.signal).then(
          (found) => stop.signal.aborted || setAnswer({ to: text, found }),
          () => stop.signal.aborted || setAnswer({ to: text, found: [] }),
        ),
      text === "" ? 0 : 150,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, open]);
  return { found: answer.found, isSearching: answer.to !== text };
}
