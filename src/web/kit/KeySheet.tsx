import { Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey, useHotkeys } from "./hotkeys.ts";
import { KeyHint } from "./KeyHint.tsx";
import { Sheet } from "./Sheet.tsx";
import "./key-sheet.css";

const kept = "huiyin.key-hints";

/** Shows or hides the key hints everywhere, as this browser remembers it. Called once at start and by the switch. */
export function applyKeyHints(on = localStorage.getItem(kept) !== "off"): void {
  localStorage.setItem(kept, on ? "on" : "off");
  document.documentElement.dataset.keyHints = on ? "on" : "off";
}

/** `?`: what the keys do on this page, by group, and the one switch that hides all hints. */
export function KeySheet({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const { t } = useTranslation();
  useHotkey("?", () => onOpen(true), { label: t("keys.sheet"), group: t("keys.everywhere") });
  return open ? <KeyList onClose={() => onOpen(false)} /> : null;
}

function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const hotkeys = useHotkeys();
  const [hints, setHints] = useState(localStorage.getItem(kept) !== "off");
  const groups = Map.groupBy(hotkeys, ({ group }) => group);
  return (
    <Sheet label={t("keys.title")} onClose={onClose} width={640}>
      <div className="key-sheet">
        <header className="row">
          <h2>{t("keys.title")}</h2>
          <span className="space" />
          <span className="row small">
            <Switch
              size="small"
              aria-label={t("keys.show")}
              checked={hints}
              onChange={(on) => {
                applyKeyHints(on);
                setHints(on);
              }}
            />
            {t("keys.show")}
          </span>
        </header>
        <div className="groups">
          {[...groups].map(([group, keys]) => (
            <section key={group}>
              <h3>{group}</h3>
              <dl>
                {keys.map(({ keys: combination, label }) => (
                  <div key={`${combination} ${label}`}>
                    <dt>
                      <KeyHint keys={combination} spoken />
                    </dt>
                    <dd>{label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p className="small text3">{t("keys.note")}</p>
      </div>
    </Sheet>
  );
}
