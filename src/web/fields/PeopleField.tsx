import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useField } from "./Field.tsx";
import { type FindReferences, type Reference, useFoundReferences } from "./ReferenceField.tsx";

type Props = { value: readonly string[]; onChange: (value: string[]) => void; find: FindReferences };

/** Several people by name: each stands as a tag once chosen. */
export function PeopleField({ value, onChange, find }: Props) {
  const { t } = useTranslation();
  const link = useField();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [known, setKnown] = useState<readonly Reference[]>([]);
  const { found, isSearching } = useFoundReferences(find, text, open);
  const all = [...new Map([...known, ...found].map((one) => [one.id, one])).values()];
  const offered = new Set([...value, ...found.map(({ id }) => id)]);
  return (
    <Select<string[], { value: string; label: string; detail?: string }>
      {...link}
      mode="multiple"
      value={[...value]}
      showSearch={{ filterOption: false, onSearch: setText }}
      open={open}
      onOpenChange={setOpen}
      loading={isSearching && open}
      placeholder={t("field.person")}
      notFoundContent={isSearching ? t("loading") : t("field.nothing")}
      options={all
        .filter(({ id }) => offered.has(id))
        .map(({ id, name, detail }) => ({ value: id, label: name, detail }))}
      optionRender={({ data }) => (
        <span className="row">
          <span>{data.label}</span>
          <span className="small text3 cut">{data.detail}</span>
        </span>
      )}
      onChange={(chosen) => {
        setKnown(all.filter(({ id }) => chosen.includes(id)));
        onChange(chosen);
      }}
    />
  );
}
