import { Link } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/Icon.tsx";

export type RailItem = { to: string; title: string; icon: LucideIcon; count?: number; countTitle?: string };

/** The way to every area: beside the page, below it on phones (the first four and 更多 is the caller's choice of items). */
export function Rail({ items, logo }: { items: readonly RailItem[]; logo: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <nav className="rail" aria-label={t("shell.rail")}>
      <span className="mark">{logo}</span>
      {items.map(({ to, title, icon, count, countTitle }) => (
        <Link key={to} to={to} activeProps={{ className: "on", "aria-current": "page" }}>
          <Icon of={icon} />
          {title}
          {count !== undefined && count > 0 && (
            <b title={countTitle}>
              {count > 99 ? "99+" : count}
              <span className="unseen">{countTitle}</span>
            </b>
          )}
        </Link>
      ))}
    </nav>
  );
}
