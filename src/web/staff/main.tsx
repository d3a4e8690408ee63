import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../look/tokens.css";
import "../look/base.css";
import { staffParts } from "#app/screens.tsx";
import { listenForHotkeys } from "../kit/hotkeys.ts";
import { applyKeyHints } from "../kit/KeySheet.tsx";
import { loadFonts } from "../look/fonts.ts";
import { Look } from "../look/Look.tsx";
import { applyScheme } from "../look/scheme.ts";
import { startWords } from "../words/language.ts";
import { queries } from "./client/queries.ts";
import { StaffPartsContext } from "./parts.ts";
import { createStaffRouter } from "./router.tsx";

await startWords();
applyScheme();
applyKeyHints();
listenForHotkeys();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Look>
        <StaffPartsContext value={staffParts}>
          <RouterProvider router={createStaffRouter(staffParts.screens)} />
        </StaffPartsContext>
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
loadFonts();
