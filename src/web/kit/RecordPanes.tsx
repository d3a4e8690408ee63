import { Drawer } from "antd";
import { PanelRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "./hotkeys.ts";
import { Icon } from "./Icon.tsx";
import { KeyHint } from "./KeyHint.tsx";
import { useBand } from "./width.ts";
import "./panes.css";

type Props = {
  /** Number, process, state, priority, chip, title, moves. */
  head: React.ReactNode;
  /** Contract and device as one line under the title, where the context has become a drawer. */
  brief?: React.ReactNode;
  /** Flow, timeline, composer. */
  main: React.ReactNode;
  /** Customer, contract, clocks, device, similar, links: 352 px at the right, a drawer (`I`) below 1280. */
  context?: React.ReactNode;
};

/** A record: head over main and context. */
export function RecordPanes({ head, brief, main, context }: Props) {
  const { t } = useTranslation();
  const band = useBand();
  const aside = band === "wide" || band === "full" || band === "folded";
  const [open, setOpen] = useState(false);
  const asDrawer = context !== undefined && !aside;
  useHotkey(asDrawer ? "i" : undefined, () => setOpen((was) => !was), {
    label: t("panes.context"),
    group: t("keys.record"),
  });
  return (
    <div className="record-panes">
      <header className="record-head">
        {head}
        {asDrawer && (
          <div className="brief">
            <span className="cut">{brief}</span>
            <button type="button" className="plain" onClick={() => setOpen(true)}>
              <Icon of={PanelRight} size={14} /> {t("panes.context")} <KeyHint keys="i" />
            </button>
          </div>
        )}
      </header>
      <div className={`record-body${context && aside ? " with-context" : ""}`}>
        <div className="record-main">{main}</div>
        {context && aside && (
          <aside className="context" aria-label={t("panes.context")}>
            {context}
          </aside>
        )}
      </div>
      {asDrawer && (
        <Drawer open={open} onClose={() => setOpen(false)} size={384} title={t("panes.context")}>
          <div className="context in-drawer">{context}</div>
        </Drawer>
      )}
    </div>
  );
}
