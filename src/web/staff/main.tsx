import { ConfigProvider } from "antd";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../look/tokens.css";
import "../look/base.css";
import { loadFonts } from "../look/fonts.ts";
import { antTheme } from "../look/theme.ts";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <ConfigProvider theme={antTheme("light")}>回音</ConfigProvider>
  </StrictMode>,
);

void loadFonts();
