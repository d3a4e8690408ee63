import { useTranslation } from "react-i18next";
import { type FindReferences, type Reference, ReferenceField } from "./ReferenceField.tsx";

type Props = {
  value: Reference | null;
  onChange: (value: Reference | null) => void;
  find: FindReferences;
  disabled?: boolean;
};

/** A person, by name, pinyin initials or phone. */
export function PersonField(props: Props) {
  const { t } = useTranslation();
  return <ReferenceField {...props} placeholder={t("field.person")} />;
}
