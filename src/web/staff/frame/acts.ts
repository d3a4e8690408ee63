import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type OfferedAct, useOfferActs, useOfferedActs } from "../../kit/acts.ts";
import type { Found } from "../../kit/Palette.tsx";
import { useMay } from "../session/me.ts";

const actsMost = 12;

/** What can be done from anywhere, offered to the palette. */
export function useEverywhereActs(): void {
  const { t } = useTranslation("tools");
  const navigate = useNavigate();
  const may = useMay();
  const mayRegister = may("case.register");
  const acts = useMemo(
    (): OfferedAct[] =>
      mayRegister
        ? [
            {
              key: "register",
              title: t("acts.register"),
              kind: t("acts.do"),
              act: () => void navigate({ to: "/desk" }),
            },
          ]
        : [],
    [mayRegister, navigate, t],
  );
  useOfferActs(acts);
}

/** The acts of this page whose name the typed words match; all of them where nothing is typed. */
export function useFindActs(): (text: string) => Found[] {
  const offered = useOfferedActs();
  return (text) => {
    const wanted = text.toLowerCase().replace(/^>\s*/, "");
    return offered
      .filter(({ title }) => title.toLowerCase().includes(wanted))
      .slice(0, actsMost)
      .map(({ key, title, kind, act }): Found => ({ key: `act ${key}`, kind, title, open: act }));
  };
}
