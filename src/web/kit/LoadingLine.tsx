import { useTranslation } from "react-i18next";
import "./lines.css";

/** A 2 px line under the head, shown only when something takes longer than 300 ms. The old content stays. */
export function LoadingLine() {
  const { t } = useTranslation();
  return (
    <div className="loading-line" role="status">
      <span className="unseen">{t("loading")}</span>
    </div>
  );
}
