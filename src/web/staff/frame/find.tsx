import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { searchOperations } from "#kernel/search/contract.ts";
import type { Found } from "../../kit/Palette.tsx";
import { phoneWords } from "../../kit/phone-words.ts";
import { StateTag } from "../../kit/StateTag.tsx";
import { call } from "../client/call.ts";
import { queries } from "../client/queries.ts";
import type { RailItem } from "../Rail.tsx";
import { useFindActs } from "./acts.ts";

const recentMost = 6;

/** Finds anything for the palette. Without words: the areas, and the cases this tab has shown last. */
export function useFind(items: readonly RailItem[]): (text: string, signal: AbortSignal) => Promise<readonly Found[]> {
  const { t } = useTranslation("staff");
  const navigate = useNavigate();
  const findActs = useFindActs();
  const go = (to: string) => () => void navigate({ to });
  const pages = items.map(({ to, title }): Found => ({ key: `page ${to}`, kind: t("find.page"), title, open: go(to) }));
  return async (text, signal) => {
    if (text === "") return [...findActs(""), ...recent(go, t("find.recent")), ...pages];
    // Only what can be done, for whoever says so.
    if (text.startsWith(">")) return findActs(text);
    const acts = findActs(text);
    const { isMistyped, cases, persons, organisations, devices } = await call(
      searchOperations.search,
      { query: { q: text, limit: 8 } },
      { signal },
    );
    return [
      ...acts,
      ...(isMistyped ? [mistyped(t("find.mistyped"), text)] : []),
      ...cases.map(
        (one): Found => ({
          key: `case ${one.number}`,
          kind: one.number,
          title: one.subject,
          detail: [one.organisation?.name, one.requesterName].filter(Boolean).join(" · "),
          sign: <StateTag family={one.state.family} title={one.state.title} />,
          open: go(`/cases/${one.number}`),
        }),
      ),
      ...persons.map(
        (one): Found => ({
          key: `person ${one.id}`,
          kind: t("find.person"),
          title: one.name,
          detail: [one.organisation?.name, one.contact && phoneWords(one.contact)].filter(Boolean).join(" · "),
          open: go(`/cases?view=all&requester=${one.id}`),
        }),
      ),
      ...organisations.map(
        (one): Found => ({
          key: `organisation ${one.id}`,
          kind: t("find.organisation"),
          title: one.name,
          open: go(`/cases?view=all&organisation=${one.id}`),
        }),
      ),
      ...devices.map(
        (one): Found => ({
          key: `device ${one.id}`,
          kind: t("find.device"),
          title: [one.model, one.name].filter(Boolean).join(" · "),
          detail: [one.serial, one.organisation.name].filter(Boolean).join(" · "),
          open: go(`/cases?view=all&q=${encodeURIComponent(one.serial || one.model)}`),
        }),
      ),
      ...pages.filter(({ title }) => title.includes(text)),
    ];
  };
}

function recent(go: (to: string) => () => void, kind: string): Found[] {
  return queries
    .getQueryCache()
    .findAll({ queryKey: ["case"], predicate: ({ queryKey }) => queryKey.length === 2 })
    .filter(({ state }) => state.data !== undefined)
    .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .slice(0, recentMost)
    .map(({ state }) => {
      const { number, subject, organisation, state: at } = state.data as CaseView;
      return {
        key: `recent ${number}`,
        kind,
        title: subject,
        detail: [number, organisation?.name].filter(Boolean).join(" · "),
        sign: <StateTag family={at.family} title={at.title} />,
        open: go(`/cases/${number}`),
      };
    });
}

const mistyped = (title: string, detail: string): Found => ({
  key: "mistyped",
  kind: "!",
  title,
  detail,
  open: () => {},
});
