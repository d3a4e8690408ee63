import { Dropdown } from "antd";
import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { exportOperations } from "#kernel/process/export/contract.ts";
import { Icon } from "../../kit/Icon.tsx";
import { addressOf } from "../client/address.ts";
import { type Filters, queryOf } from "./filters.ts";
import type { View } from "./views.ts";

const KeepView = lazy(() => import("./KeepView.tsx").then(({ KeepView }) => ({ default: KeepView })));

type Props = { view: View; filters: Filters; sort: string | undefined };

/** What can be done with a list as it stands: keep it as a view, change or delete the view it is, take it away as a file. */
export function ViewTools({ view, filters, sort }: Props) {
  const { t } = useTranslation("tools");
  const [open, setOpen] = useState<"new" | "change">();
  const query = queryOf(view, filters, sort);
  const columns = view.saved?.columns.join(",") || undefined;
  const items = [
    { key: "keep", label: t("views.keep"), onClick: () => setOpen("new") },
    ...(view.saved?.mayChange ? [{ key: "change", label: t("views.change"), onClick: () => setOpen("change") }] : []),
    {
      key: "csv",
      label: (
        <a href={`/api/v1${addressOf(exportOperations.csv.path, undefined, { ...query, columns })}`} download>
          {t("views.csv")}
        </a>
      ),
    },
  ];
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items }}>
        <button type="button" className="quiet-button" aria-label={t("views.tools")} title={t("views.tools")}>
          <Icon of={Ellipsis} size={14} />
        </button>
      </Dropdown>
      {open && (
        <Suspense fallback={null}>
          <KeepView
            key={open}
            query={query}
            saved={open === "change" ? view.saved : undefined}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
