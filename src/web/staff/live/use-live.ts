import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { lookersHeard } from "./looking.ts";
import { Refresher } from "./refresh.ts";
import { listenLive } from "./stream.ts";

/** Without a stream everything shown is asked for again this often. */
const pollMs = 15_000;

/** Keeps what is shown up to date. True while the stream is open; the shell says so. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    const refresher = new Refresher(queries);
    const stop = listenLive((heard) => {
      if (heard.what === "state") setLive(heard.live);
      else if (heard.what === "changed") refresher.changed(heard.frame);
      else if (heard.what === "looking") lookersHeard(heard.frame);
      else refresher.everything();
    });
    return () => {
      stop();
      refresher.stop();
    };
  }, [queries]);
  useEffect(() => {
    if (live) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") {
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
      }
    }, pollMs);
    return () => clearInterval(timer);
  }, [live, queries]);
  return live;
}
