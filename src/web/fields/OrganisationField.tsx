import { useTranslation } from "react-i18next";
import { type FindReferences, type Reference, ReferenceField } from "./ReferenceField.tsx";

type Props = {
  value: Reference | null;
  onChange: (value: Reference | null) => void;
  find: FindReferences;
  disabled?: boolean;
};

/** An organisation, by name, short name or code. */
export function OrganisationField(props: Props) {
  const { t } = useTranslation();
  return <ReferenceField {...props} placeholder={t("field.organisation")} />;
}
