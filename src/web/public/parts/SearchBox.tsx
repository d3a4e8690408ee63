/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { usePlace } from "../route.ts";
import { readTyped } from "../rules/case-number.ts";
import { useWords } from "../settings.tsx";
import { Icon } from "./icons.tsx";

/** One box: a number opens its case, words look through my cases; a mistyped number is told at once. */
export function SearchBox({ shown }: { shown: string }) {
  const words = useWords();
  const { go } = usePlace();
  const [text, setText] = useState(shown);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => setText(shown), [shown]);

  const find = (event: Event) => {
    event.preventDefault();
    const typed = readTyped(text);
    if (typed.kind === "number") return go(`/portal/cases/${typed.number}`);
    if (typed.kind === "mistyped") return setFault(mistypedWords(text, words));
    go(typed.kind === "words" ? `/portal?q=${encodeURIComponent(typed.text)}` : "/portal");
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of the floor do not know the search element
    <form class={fault ? "search wrong" : "search"} role="search" onSubmit={find}>
      <label class="unseen" htmlFor="search">
        {words.searchLabel}
      </label>
      <div class="search-line">
        <Icon name="search" />
        <input
          id="search"
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          placeholder={words.searchLabel}
          aria-describedby={fault ? "search-fault" : undefined}
          aria-invalid={fault ? true : undefined}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setFault(null);
          }}
        />
        <button type="submit" class="button">
          {words.search}
        </button>
      </div>
      {fault && (
        <p id="search-fault" class="fault" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}

/** Too short is another mistake than a wrong digit. */
export const mistypedWords = (text: string, words: { mistyped: string; mistypedShort: string }) =>
  text.replace(/\D/g, "").length < 7 ? words.mistypedShort : words.mistyped;
