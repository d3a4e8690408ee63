/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { usePlace } from "../route.ts";
import { type Theme, useSettings } from "../settings.tsx";
import { HotlineLine } from "./HotlineLine.tsx";
import { Logo } from "./icons.tsx";
import { Link } from "./Link.tsx";

/** These pages bring their own foot, above what sticks to their lower edge. */
const casePath = /^\/(portal\/cases|t)\/[\d-]+$/;

type Props = {
  home: string;
  /** Whose desk it is, where that is known. */
  provider?: string;
  /** What stands at the right of the head: the account, where somebody is signed in. */
  account?: ComponentChildren;
  children: ComponentChildren;
};

/** What surrounds every public page: name, language, offline bar, appearance. */
export function Frame({ home, provider = "", account, children }: Props) {
  const { words } = useSettings();
  const { path } = usePlace();
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {words.toContent}
      </a>
      <header class="bar">
        <div class="bar-inner">
          <Link to={home} class="brand">
            <Logo />
            <span>{words.deskName(provider)}</span>
          </Link>
          <span class="bar-end">
            <LanguageButton />
            {account}
          </span>
        </div>
      </header>
      <OfflineBar />
      <main id="content" class="page" tabIndex={-1}>
        {children}
      </main>
      {!casePath.test(path) && <Foot />}
    </div>
  );
}

function LanguageButton() {
  const { language, words, setLanguage } = useSettings();
  const other = language === "zh" ? "en" : "zh";
  return (
    <button
      type="button"
      class="plain small"
      lang={other === "zh" ? "zh-CN" : "en"}
      title={words.otherLanguageHint}
      onClick={() => setLanguage(other)}
    >
      {words.otherLanguage}
    </button>
  );
}

/** The appearance, at the end of every page. */
export function Foot() {
  const { words, theme, setTheme } = useSettings();
  return (
    <footer class="foot">
      <HotlineLine />
      <label class="small text2">
        {words.theme}
        <select value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
          <option value="system">{words.themeSystem}</option>
          <option value="light">{words.themeLight}</option>
          <option value="dark">{words.themeDark}</option>
        </select>
      </label>
    </footer>
  );
}

function OfflineBar() {
  const { words } = useSettings();
  const [isOffline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return <div role="status">{isOffline && <p class="offline small">{words.offline}</p>}</div>;
}
