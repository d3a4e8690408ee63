import { Drawer } from "antd";
import { ArrowLeft, ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon.tsx";
import { useBand } from "./width.ts";
import "./panes.css";

type Props = {
  /** Standing views with live counts; folds to a menu above the list below 1440. */
  views?: React.ReactNode;
  /** What the folded menu shows: the name of the view being read. */
  viewName?: string;
  list: React.ReactNode;
  /** The open record; null while none is chosen. */
  record: React.ReactNode | null;
  /** Shown in the record's place while none is chosen. */
  placeholder?: React.ReactNode;
  /** The list takes the record's place too: a table of many columns, while no record is open. */
  listAlone?: boolean;
  /** Where one pane at a time fits: leave the record for the list. */
  onBack: () => void;
};

/** Views, list and record side by side, as many as the width bears; divided by lines, not by shadow. */
export function Panes({ views, viewName, list, record, placeholder, listAlone = false, onBack }: Props) {
  const { t } = useTranslation();
  const band = useBand();
  const single = band === "one" || band === "phone";
  const isAlone = listAlone && record === null;
  const viewsAside = band === "wide" || band === "full";
  return (
    <main className={`panes ${band}${views && viewsAside ? " with-views" : ""}${isAlone ? " list-alone" : ""}`}>
      {views && viewsAside && (
        <aside className="pane views" aria-label={t("panes.views")}>
          {views}
        </aside>
      )}
      {/* The list stays mounted behind an open record, so that back keeps its place. */}
      <section className="pane list" aria-label={t("panes.list")} hidden={single && record !== null}>
        {views && !viewsAside && <FoldedViews name={viewName ?? t("panes.views")}>{views}</FoldedViews>}
        {list}
      </section>
      {!isAlone && (!single || record !== null) && (
        <section className="pane record" aria-label={t("panes.record")}>
          {single && (
            <button type="button" className="back" onClick={onBack}>
              <Icon of={ArrowLeft} size={14} /> {t("panes.back")}
            </button>
          )}
          {record ?? placeholder}
        </section>
      )}
    </main>
  );
}

function FoldedViews({ name, children }: { name: string; children: React.ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="folded-views" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <b className="cut">{name}</b> <Icon of={ChevronDown} size={14} />
      </button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={280} title={t("panes.views")}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: choosing a view inside closes the menu */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: links inside answer to Enter, which clicks */}
        <div className="views in-drawer" onClick={(event) => (event.target as Element).closest("a") && setOpen(false)}>
          {children}
        </div>
      </Drawer>
    </>
  );
}
