import type { LucideIcon } from "lucide-react";
import { Icon } from "./Icon.tsx";
import "./panes.css";

/** One fact about the record in its context pane: an icon, a word, then lines. */
export function ContextSection({
  icon,
  title,
  children,
}: {
  icon: LucideIcon;
  title: string;
  children: React.ReactNode;
}) {
  return (
    <section className="context-section">
      <h2>
        <Icon of={icon} size={14} />
        {title}
      </h2>
      {children}
    </section>
  );
}
