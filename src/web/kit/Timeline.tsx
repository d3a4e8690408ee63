import "./timeline.css";

/** The list a case's story is told in; its children are day lines, events and messages, oldest first. */
export function Timeline({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, also where nothing in it is
    <section className="timeline" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
