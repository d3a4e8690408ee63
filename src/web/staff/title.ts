import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the tab: what it shows first, then the product. */
export function useTitle(title: string | undefined): void {
  const { t } = useTranslation("staff");
  const product = t("product");
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
