import "./panes.css";

/** Keeps the place of a section of the context pane that is still on its way, so that nothing below it jumps. */
export function SectionComing() {
  return (
    <section className="context-section coming" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </section>
  );
}
