import { Dropdown, type MenuProps } from "antd";
import { Keyboard, Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "../kit/hotkeys.ts";
import { Icon } from "../kit/Icon.tsx";
import { KeyHint } from "../kit/KeyHint.tsx";
import { KeySheet } from "../kit/KeySheet.tsx";
import { Logo } from "../kit/Logo.tsx";
import { OfflineBar, useOnline } from "../kit/OfflineBar.tsx";
import { type Found, Palette } from "../kit/Palette.tsx";
import { useReader } from "../kit/reader.tsx";
import { fullTime } from "../kit/when.ts";
import { useIsPhone } from "../kit/width.ts";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { Rail, type RailItem } from "./Rail.tsx";
import "./shell.css";
import "./print.css";

type Props = {
  items: readonly RailItem[];
  me: { name: string; role: string };
  /** Who is on duty, or the shift: 班次 08:30–17:30 · 接班 程晚照. */
  duty?: React.ReactNode;
  /** The stream of changes is open: what is on the page is live. */
  live: boolean;
  find: (text: string, signal: AbortSignal) => Promise<readonly Found[]>;
  /** What stands between the live mark and the person: the bell. */
  tools?: React.ReactNode;
  /** Behind the person's name: profile, theme, signing out. */
  menu: NonNullable<MenuProps["items"]>;
  onLanguage?: (language: "zh" | "en") => void;
  children: React.ReactNode;
};

/** The frame of the staff client: rail 64, top bar 44, the page. On phones the rail is a bar of five at the bottom. */
export function Shell({ items, me, duty, live, find, tools, menu, onLanguage, children }: Props) {
  const { t } = useTranslation();
  const [finding, setFinding] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  useHotkey("mod+k", () => setFinding(true), { label: t("palette.label"), group: t("keys.everywhere") });
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t("shell.skip")}
      </a>
      <Rail items={items} logo={<Logo />} />
      <header className="top-bar">
        <button type="button" className="find" aria-keyshortcuts="Control+K" onClick={() => setFinding(true)}>
          <Icon of={Search} />
          <span className="cut">{t("palette.placeholder")}</span>
          <span className="space" />
          <KeyHint keys="mod+k" />
        </button>
        <span className="space" />
        {duty && <span className="duty cut">{duty}</span>}
        <LiveMark live={live} />
        {tools}
        <LanguageSwitch onSwitch={onLanguage} />
        <button type="button" className="quiet keys" onClick={() => setShowsKeys(true)}>
          <KeyHint keys="?" />
          <Icon of={Keyboard} /> <span className="word">{t("keys.title")}</span>
        </button>
        <Dropdown trigger={["click"]} menu={{ items: menu }} placement="bottomRight">
          <button type="button" className="quiet me" title={`${me.name} · ${me.role}`}>
            <span className="tile" aria-hidden="true">
              {me.name.slice(0, 1)}
            </span>
            <b>{me.name}</b>
            <span className="word">· {me.role}</span>
          </button>
        </Dropdown>
      </header>
      <div className="page" id="page" tabIndex={-1}>
        <OfflineBar />
        {children}
      </div>
      <PrintFoot who={me.name} />
      {finding && <Palette find={find} onClose={() => setFinding(false)} />}
      <KeySheet open={showsKeys} onOpen={setShowsKeys} />
    </div>
  );
}

/** At the end of what is printed: when and by whom. */
function PrintFoot({ who }: { who: string }) {
  const { t } = useTranslation();
  const { now, zone } = useReader();
  return (
    <footer className="print-foot" aria-hidden="true">
      {t("shell.printed", { when: fullTime(now, zone), who })}
    </footer>
  );
}

function LiveMark({ live }: { live: boolean }) {
  const { t } = useTranslation();
  const online = useOnline();
  const phone = useIsPhone();
  if (phone || !online) return null;
  return (
    <span className={`live-mark ${live ? "on" : "off"}`} title={t(live ? "shell.liveTitle" : "shell.stillTitle")}>
      {t(live ? "shell.live" : "shell.still")}
    </span>
  );
}
