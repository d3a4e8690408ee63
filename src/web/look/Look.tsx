import { App, ConfigProvider } from "antd";
import enUS from "antd/es/locale/en_US.js";
import zhCN from "antd/es/locale/zh_CN.js";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn.js";
import { useMemo, useSyncExternalStore } from "react";
import { useLanguage } from "../words/language.ts";
import { useScheme } from "./scheme.ts";
import { antTheme } from "./theme.ts";

/** Everything inside wears our look and speaks the reader's language; style elements carry the page's nonce. */
export function Look({ children }: { children: React.ReactNode }) {
  const scheme = useScheme();
  const language = useLanguage();
  const moves = useSyncExternalStore(watchMotion, isMotionWanted);
  const theme = useMemo(() => antTheme(scheme, moves), [scheme, moves]);
  dayjs.locale(language === "zh" ? "zh-cn" : "en");
  return (
    <ConfigProvider
      theme={theme}
      locale={language === "zh" ? zhCN : enUS}
      csp={{ nonce: pageNonce() }}
      getPopupContainer={floatingRoot}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}

/** The components must know themselves: with their motion only cut short by the style sheet, menus open outside the page. */
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const isMotionWanted = (): boolean => !stillness.matches;

function watchMotion(listener: () => void): () => void {
  stillness.addEventListener("change", listener);
  return () => stillness.removeEventListener("change", listener);
}

/**
 * What floats hangs in an element of its own. Over the body itself Ant Design would lock scrolling by a style element without
 * nonce, which our content security policy refuses; our pages do not scroll the body anyway.
 */
function floatingRoot(): HTMLElement {
  const known = document.getElementById("floating");
  if (known) return known;
  const root = document.createElement("div");
  root.id = "floating";
  return document.body.appendChild(root);
}

function pageNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
}
