import "./timeline.css";

/** The list a case's story is told in; its children are day lines, events and messages, oldest first. */
export function Timeline({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <section className="timeline" aria-label={label}>
      {children}
    </section>
  );
}
