import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { hearChanges, isStreaming } from "../api/changes.ts";
import { type Asked, concerns, firstPause, gatherPause, nextPause, rarePause } from "../rules/poll.ts";

export type Live<Data> = {
  data: Data | null;
  /** Why the last question failed; the data before it stays. */
  problem: ApiProblem | null;
  refresh: () => Promise<void>;
};

/**
 * Keeps `data` fresh while the page is in sight: asks again when the stream tells of a change, by the clock where there is no
 * stream, and at once when the reader or the connection comes back. Old content stays until new content is there. `name` names
 * what is asked for; `about` the one case it concerns, null for any.
 */
export function useLive<Data>(name: string, about: string | null, load: () => Promise<Data>): Live<Data> {
  const [known, setKnown] = useState<{ name: string; data: Data } | null>(null);
  const [problem, setProblem] = useState<{ name: string; problem: ApiProblem } | null>(null);
  const asking = useRef(load);
  asking.current = load;
  const text = useRef("");
  const asked = useRef(0);
  const answered = useRef(0);

  const ask = useCallback(async (): Promise<Asked> => {
    const question = ++asked.current;
    // An answer that comes after the answer to a later question is old.
    const isOld = () => question < answered.current;
    try {
      const data = await asking.current();
      const read = name + JSON.stringify(data);
      if (isOld()) return "same";
      answered.current = question;
      setProblem(null);
      if (read === text.current) return "same";
      text.current = read;
      setKnown({ name, data });
      return "changed";
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (isOld()) return "same";
      answered.current = question;
      setProblem({ name, problem: failure });
      return "failed";
    }
  }, [name]);

  useEffect(() => {
    let pause = firstPause;
    let timer = 0;
    let gathering = 0;
    let isAsking = false;
    let isOwed = false;
    let isOver = false;
    const round = async () => {
      clearTimeout(timer);
      isOwed = isAsking;
      if (isAsking) return;
      isAsking = true;
      const brought = await ask();
      isAsking = false;
      if (isOver || document.visibilityState !== "visible") return;
      pause = nextPause(pause, brought);
      if (isOwed) void round();
      else timer = window.setTimeout(round, isStreaming() && brought !== "failed" ? rarePause : pause);
    };
    const gather = () => {
      clearTimeout(gathering);
      gathering = window.setTimeout(round, gatherPause);
    };
    const comeBack = () => {
      if (document.visibilityState === "visible") void round();
    };
    void round();
    const stopHearing = hearChanges((number) => concerns(number, about) && gather());
    document.addEventListener("visibilitychange", comeBack);
    addEventListener("online", comeBack);
    return () => {
      isOver = true;
      clearTimeout(timer);
      clearTimeout(gathering);
      stopHearing();
      document.removeEventListener("visibilitychange", comeBack);
      removeEventListener("online", comeBack);
    };
  }, [about, ask]);

  return {
    data: known !== null && known.name === name ? known.data : null,
    problem: problem !== null && problem.name === name ? problem.problem : null,
    refresh: async () => void (await ask()),
  };
}
