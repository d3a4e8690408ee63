import { personalOperations } from "#kernel/personal/contract.ts";
import { macroOperations } from "#registers/macros/contract.ts";
import type { FindOffers } from "../../kit/Completion.tsx";
import type { Visibility } from "../../kit/Composer.tsx";
import { currentLanguage } from "../../words/language.ts";
import { call } from "../client/call.ts";
import { queries } from "../client/queries.ts";

const mostOffers = 8;

/** The macros of a case, asked for once and again when the case has changed. */
export const macrosQuery = (number: string) => ({
  queryKey: ["case", number, "macros"],
  queryFn: () => call(macroOperations.onCase, { params: { number } }),
  staleTime: 30_000,
});

/** What `/` and `@` complete in the box of a case: canned texts filled for it, and colleagues, in notes only. */
export function offersFor(number: string, visibility: Visibility, words: { blind: string }): FindOffers {
  return async ({ sign, typed }, signal) => {
    if (sign === "/") {
      const { items } = await queries.fetchQuery(macrosQuery(number));
      const language = currentLanguage();
      const wanted = typed.toLowerCase();
      return items
        .filter(
          (one) =>
            one.move === null && one.words !== null && (visibility === "internal" || one.visibility === "public"),
        )
        .filter(({ name, slash }) => [name[language], slash ?? ""].some((text) => text.toLowerCase().includes(wanted)))
        .slice(0, mostOffers)
        .map(({ id, name, slash, words }) => ({
          key: `text ${id}`,
          title: slash ? `/${slash}` : name[language],
          detail: slash ? `${name[language]} · ${words?.[language] ?? ""}` : words?.[language],
          insert: words?.[language] ?? "",
        }));
    }
    if (visibility !== "internal" || typed === "") return [];
    const { items } = await call(
      personalOperations.colleagues,
      { params: { number }, query: { q: typed } },
      { signal },
    );
    return items.map(({ id, name, maySee }) => ({
      key: `person ${id}`,
      title: name,
      disabled: maySee ? undefined : words.blind,
      insert: `@${name} `,
    }));
  };
}
