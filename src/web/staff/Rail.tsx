import { Link } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/Icon.tsx";

export type RailItem = {
  to: string;
  title: string;
  icon: LucideIcon;
  /** A hook: how many wait there, and the words for it. */
  useCount?: () => { count: number; title: string } | undefined;
};

/** The way to every area: beside the page, below it on phones (the first four and 更多 is the caller's choice of items). */
export function Rail({ items, logo }: { items: readonly RailItem[]; logo: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <nav className="rail" aria-label={t("shell.rail")}>
      <span className="mark">{logo}</span>
      {items.map(({ to, title, icon, useCount }) => (
        <Link key={to} to={to} activeProps={{ className: "on", "aria-current": "page" }}>
          <Icon of={icon} />
          <span className="cut">{title}</span>
          {useCount && <RailCount useCount={useCount} />}
        </Link>
      ))}
    </nav>
  );
}

/** Above 99 nobody counts. */
export function RailCount({ useCount }: { useCount: NonNullable<RailItem["useCount"]> }) {
  const waiting = useCount();
  if (!waiting || waiting.count === 0) return null;
  return (
    <b title={waiting.title}>
      <span aria-hidden="true">{waiting.count > 99 ? "99+" : waiting.count}</span>
      <span className="unseen">{waiting.title}</span>
    </b>
  );
}
