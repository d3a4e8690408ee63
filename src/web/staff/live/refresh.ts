import type { QueryClient } from "@tanstack/react-query";
import type { LiveFrame } from "#kernel/live/contract.ts";

/** Lists and counts are asked for at once, then at most this often: a storm of changes is not a storm of questions. */
const listsEveryMs = 2_000;

/** Marks what a frame makes old; what is on screen is fetched again, the rest when it is next shown. */
export class Refresher {
  readonly #queries: QueryClient;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOwed = false;

  constructor(queries: QueryClient) {
    this.#queries = queries;
  }

  changed({ number, kind }: LiveFrame): void {
    if (number === null) {
      if (kind.startsWith("notices."))
        for (const queryKey of [["notices"], ["reminders"]]) void this.#queries.invalidateQueries({ queryKey });
      return;
    }
    void this.#queries.invalidateQueries({ queryKey: ["case", number] });
    this.#lists();
  }

  everything(): void {
    void this.#queries.invalidateQueries();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #lists(): void {
    if (this.#timer !== undefined) {
      this.#isOwed = true;
      return;
    }
    for (const key of ["cases", "case-counts", "case-views", "todos", "board"]) {
      void this.#queries.invalidateQueries({ queryKey: [key] });
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#isOwed) return;
      this.#isOwed = false;
      this.#lists();
    }, listsEveryMs);
  }
}
