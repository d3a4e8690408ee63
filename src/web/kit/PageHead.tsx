import "./panes.css";

type Props = {
  title: string;
  /** What matters before the rest is read: counts, day, what the page is for. */
  lead?: React.ReactNode;
  /** At the right: sort, filter, the page's acts. */
  children?: React.ReactNode;
};

/** The head of a page or pane: its name, one line, its acts. */
export function PageHead({ title, lead, children }: Props) {
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      <span className="space" />
      {children}
    </header>
  );
}
