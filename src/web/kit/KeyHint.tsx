import "./keys.css";

const mac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
const names: Record<string, string> = {
  mod: mac ? "⌘" : "Ctrl",
  alt: mac ? "⌥" : "Alt",
  shift: "⇧",
  enter: "↵",
  esc: "Esc",
  escape: "Esc",
  tab: "Tab",
};

/** The key in the control it triggers: `S`, `Ctrl ↵`. Hidden everywhere by one switch; screen readers get it from aria-keyshortcuts. */
export function KeyHint({ keys, spoken = false }: { keys: string; spoken?: boolean }) {
  return (
    <span className="key-hint" aria-hidden={spoken ? undefined : true}>
      {keys
        .split("+")
        .map((key) => names[key] ?? key.toUpperCase())
        .join(" ")}
    </span>
  );
}
