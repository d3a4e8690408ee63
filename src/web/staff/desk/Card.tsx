import type { LucideIcon } from "lucide-react";
import { Icon } from "../../kit/Icon.tsx";

/** A part of the desk beside the form: its name, a sign at the right, its lines. */
export function Card({
  icon,
  title,
  beside,
  children,
}: {
  icon: LucideIcon;
  title: string;
  beside?: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <section className="card">
      <h2>
        <Icon of={icon} size={14} />
        {title}
        <span className="space" />
        {beside}
      </h2>
      {children}
    </section>
  );
}
