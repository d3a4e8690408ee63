import { useTranslation } from "react-i18next";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { useMay } from "../session/me.ts";

type Props = { value: string; onChange: (process: string) => void };

/** Triage while the caller is on the line (D4): a fault, something from the catalogue, or a matter of our own. */
export function KindField({ value, onChange }: Props) {
  const { t } = useTranslation("catalogue");
  const may = useMay();
  const kinds = [
    "incident" as const,
    "service-request" as const,
    ...(may("internal-operation.register") ? ["internal-operation" as const] : []),
  ];
  return (
    <div className="desk-kind">
      <SegmentField
        label={t("kind.title")}
        value={value}
        onChange={onChange}
        choices={kinds.map((kind) => ({ value: kind, title: t(`kind.${kind}`) }))}
      />
    </div>
  );
}
