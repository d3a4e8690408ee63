import "./lines.css";

/** Nothing here: one sentence and one act, no picture. */
export function EmptyLine({ children, act }: { children: React.ReactNode; act?: React.ReactNode }) {
  return (
    <div className="empty-line">
      <p>{children}</p>
      {act}
    </div>
  );
}
