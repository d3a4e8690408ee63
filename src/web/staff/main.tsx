import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../look/tokens.css";
import "../look/base.css";
import { listenForHotkeys } from "../kit/hotkeys.ts";
import { applyKeyHints } from "../kit/KeySheet.tsx";
import { loadFonts } from "../look/fonts.ts";
import { Look } from "../look/Look.tsx";
import { applyScheme } from "../look/scheme.ts";
import { startWords } from "../words/language.ts";
import { router } from "./router.tsx";

startWords();
applyScheme();
applyKeyHints();
listenForHotkeys();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <Look>
        <RouterProvider router={router} />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
void loadFonts();
