import { useState } from "react";
import { useTranslation } from "react-i18next";
import "./signs.css";

/**
 * A case's number, grouped for speech (4827-3165) and never broken. In a record head (`copy`) one click copies it;
 * in rows, where the whole row is the link, it is plain text.
 */
export function CaseNumber({
  number,
  copy = false,
  strong = false,
}: {
  number: string;
  copy?: boolean;
  strong?: boolean;
}) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const grouped = groupNumber(number);
  const look = `case-number${strong ? " strong" : ""}`;
  if (!copy) return <span className={look}>{grouped}</span>;
  return (
    <button
      type="button"
      className={look}
      title={t("number.copy")}
      onBlur={() => setCopied(false)}
      onClick={() => void navigator.clipboard.writeText(grouped).then(() => setCopied(true))}
    >
      {grouped}
      <span role="status" className={copied ? "copied" : "unseen"}>
        {copied ? t("number.copied") : ""}
      </span>
    </button>
  );
}

/** `48273165` → `4827-3165`. Numbers that already carry their groups stay as they are. */
export function groupNumber(number: string): string {
  return /^\d{7,9}$/.test(number) ? `${number.slice(0, 4)}-${number.slice(4)}` : number;
}
