import type { LiveFrame, LookingFrame } from "#kernel/live/contract.ts";

/** What a tab hears of the stream of changes, whichever tab holds it. */
export type Heard =
  | { what: "state"; live: boolean }
  | { what: "changed"; frame: LiveFrame }
  | { what: "looking"; frame: LookingFrame }
  /** Too much was missed: everything shown is to be fetched again. */
  | { what: "reset" };

const name = "huiyin.live";
const comeBackMs = 15_000;

/**
 * One stream per browser: the tab that gets the lock holds it and tells the others. Where there are no locks (plain http) each
 * tab holds its own. Returns how to stop.
 */
export function listenLive(hear: (heard: Heard) => void): () => void {
  const ended = new AbortController();
  if (!("locks" in navigator)) {
    holdStream(hear, ended.signal);
    return () => ended.abort();
  }
  const others = new BroadcastChannel(name);
  let state: boolean | undefined;
  const tellAll = (heard: Heard) => {
    if (heard.what === "state") state = heard.live;
    others.postMessage(heard);
    hear(heard);
  };
  let isLeader = false;
  others.onmessage = ({ data }: MessageEvent<Heard | { what: "who" }>) => {
    if (data.what === "who") {
      if (isLeader && state !== undefined) others.postMessage({ what: "state", live: state } satisfies Heard);
    } else hear(data);
  };
  others.postMessage({ what: "who" });
  void navigator.locks
    .request(name, { signal: ended.signal }, () => {
      // Granted and given up in the same breath: nobody would ever let go of it.
      if (ended.signal.aborted) return;
      isLeader = true;
      holdStream(tellAll, ended.signal);
      return new Promise<void>((release) => ended.signal.addEventListener("abort", () => release()));
    })
    .catch(() => undefined);
  return () => {
    ended.abort();
    others.close();
  };
}

/** The browser resumes a broken stream by itself, with the last cursor; one that was refused is tried again later. */
function holdStream(hear: (heard: Heard) => void, ended: AbortSignal): void {
  if (ended.aborted) return;
  const source = new EventSource("/api/v1/live");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = <Frame>(event: Event) => JSON.parse((event as MessageEvent<string>).data) as Frame;
  source.addEventListener("hello", () => hear({ what: "state", live: true }));
  source.addEventListener("changed", (event) => hear({ what: "changed", frame: read<LiveFrame>(event) }));
  source.addEventListener("looking", (event) => hear({ what: "looking", frame: read<LookingFrame>(event) }));
  source.addEventListener("reset", () => hear({ what: "reset" }));
  source.addEventListener("error", () => {
    hear({ what: "state", live: false });
    if (source.readyState !== EventSource.CLOSED) return;
    timer = setTimeout(() => holdStream(hear, ended), comeBackMs);
  });
  ended.addEventListener("abort", () => {
    source.close();
    clearTimeout(timer);
  });
}
