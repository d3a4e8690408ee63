import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { type OfferedAct, useOfferActs } from "../../../kit/acts.ts";
import { useLanguage } from "../../../words/language.ts";
import { macrosQuery } from "../talk-offers.ts";

/** Macros of the open case by name in the palette; choosing one shows what it would do, as from the menu. */
export function useMacroActs({ number }: CaseView, isOffered: boolean, choose: (id: string) => void): void {
  const { t } = useTranslation("tools");
  const language = useLanguage();
  const items = useQuery({ ...macrosQuery(number), enabled: isOffered }).data?.items;
  const acts = useMemo(
    () =>
      (isOffered ? (items ?? []) : [])
        // What is not open now cannot be done: it stands in the sheet, with the reason.
        .filter(({ move }) => move?.isOpen ?? true)
        .map(
          ({ id, name }): OfferedAct => ({
            key: `macro ${id}`,
            title: name[language],
            kind: t("macro.kind"),
            act: () => choose(id),
          }),
        ),
    [items, isOffered, language, choose, t],
  );
  useOfferActs(acts);
}
