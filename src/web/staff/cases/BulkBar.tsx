import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "../../kit/Act.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { useMay } from "../session/me.ts";
import type { Selection } from "./selection.ts";

const BulkDrawer = lazy(() => import("./BulkDrawer.tsx").then(({ BulkDrawer }) => ({ default: BulkDrawer })));

/** What can be done with the rows that are chosen; stands under the list while any is. */
export function BulkBar({ selection }: { selection: Selection }) {
  const { t } = useTranslation("tools");
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { chosen, all, clear, keep } = selection;
  const isShown = chosen.length > 0 && may("case.bulk");
  useHotkey(isShown && !open ? "escape" : undefined, clear, { label: t("bulk.clear"), group: t("bulk.keys") });
  return (
    <>
      {isShown && (
        <section className="bulk-bar" aria-label={t("bulk.label")}>
          <b className="whole">{t("bulk.count", { count: chosen.length })}</b>
          <Act small filled keys="b" group={t("bulk.keys")} onAct={() => setOpen(true)}>
            {t("bulk.act")}
          </Act>
          <span className="space" />
          <button type="button" className="plain small whole" onClick={all}>
            {t("bulk.all")}
          </button>
          <button type="button" className="plain small whole" onClick={clear}>
            {t("bulk.clear")}
          </button>
        </section>
      )}
      {/* It stays until it is closed, although nothing may be left to choose. */}
      {open && (
        <Suspense fallback={null}>
          <BulkDrawer numbers={chosen} onClose={() => setOpen(false)} onKeep={keep} />
        </Suspense>
      )}
    </>
  );
}
