/** What changed while somebody looks: the number of a case, or null where anything may have. */
type Hear = (number: string | null) => void;

const hearers = new Set<Hear>();
let isOpen = false;
const comeBackMs = 15_000;

/** The stream of changes is open: nobody needs to ask by the clock. */
export const isStreaming = () => isOpen;

/** Returns how to stop. */
export function hearChanges(hear: Hear): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** Whatever is shown may have changed. */
export const anythingChanged = () => tell(null);

function tell(number: string | null): void {
  for (const hear of hearers) hear(number);
}

/**
 * Follows the server's stream of changes for whoever is signed in, while the page is in sight: a page nobody sees needs no
 * stream and asks when it is looked at again. Where there is no stream, pages ask by the clock. Returns how to stop.
 */
export function followChanges(): () => void {
  let source: EventSource | null = null;
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
    isOpen = false;
  };
  const open = () => {
    clearTimeout(timer);
    if (source !== null || document.visibilityState !== "visible") return;
    const opened = new EventSource("/api/v1/live");
    source = opened;
    // What happened before the stream stood is in none of its frames.
    opened.addEventListener("hello", () => {
      isOpen = true;
      tell(null);
    });
    opened.addEventListener("reset", () => tell(null));
    opened.addEventListener("changed", (event) => {
      const { number } = JSON.parse((event as MessageEvent<string>).data) as { number: string | null };
      if (number !== null) tell(number);
    });
    // A broken stream is resumed by the browser itself; one that was refused is tried again later.
    opened.addEventListener("error", () => {
      const wasOpen = isOpen;
      isOpen = false;
      if (opened.readyState === EventSource.CLOSED) {
        close();
        timer = window.setTimeout(open, comeBackMs);
      }
      if (wasOpen) tell(null);
    });
  };
  const look = () => (document.visibilityState === "visible" ? open() : close());
  document.addEventListener("visibilitychange", look);
  open();
  return () => {
    document.removeEventListener("visibilitychange", look);
    close();
  };
}
