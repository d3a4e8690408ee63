import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { firstPause, nextPause } from "../rules/poll.ts";

export type Live<Data> = {
  data: Data | null;
  /** Why the last question failed; the data before it stays. */
  problem: ApiProblem | null;
  refresh: () => Promise<void>;
};

/**
 * Keeps `data` fresh while the page is in sight: asks again with growing pauses, at once when the reader comes back or
 * the connection does. Old content stays until new content is there. `name` names what is asked for; null asks nothing.
 */
export function useLive<Data>(name: string | null, load: () => Promise<Data>): Live<Data> {
  const [known, setKnown] = useState<{ name: string; text: string; data: Data } | null>(null);
  const [problem, setProblem] = useState<{ name: string; problem: ApiProblem } | null>(null);
  const asking = useRef(load);
  asking.current = load;
  const text = useRef("");

  const ask = useCallback(async (): Promise<"changed" | "same" | "failed"> => {
    if (name === null) return "same";
    try {
      const data = await asking.current();
      const read = name + JSON.stringify(data);
      setProblem(null);
      if (read === text.current) return "same";
      text.current = read;
      setKnown({ name, text: read, data });
      return "changed";
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem({ name, problem: failure });
      return "failed";
    }
  }, [name]);

  useEffect(() => {
    if (name === null) return;
    let pause = firstPause;
    let timer = 0;
    let isOver = false;
    const round = async () => {
      clearTimeout(timer);
      const asked = await ask();
      if (isOver) return;
      pause = nextPause(pause, asked);
      if (document.visibilityState === "visible") timer = window.setTimeout(round, pause);
    };
    const comeBack = () => {
      if (document.visibilityState === "visible") void round();
    };
    void round();
    document.addEventListener("visibilitychange", comeBack);
    addEventListener("online", comeBack);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", comeBack);
      removeEventListener("online", comeBack);
    };
  }, [name, ask]);

  return {
    data: known !== null && known.name === name ? known.data : null,
    problem: problem !== null && problem.name === name ? problem.problem : null,
    refresh: async () => void (await ask()),
  };
}
