/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { Icon } from "./icons.tsx";
import { Link } from "./Link.tsx";

/** The line above a page's title that leads back to where the reader came from. */
export function BackLine({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <p class="case-line small text2">
      <BackLink to={to}>{children}</BackLink>
    </p>
  );
}

/** The way back itself, where the line says more. */
export function BackLink({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <Link to={to} class="case-back">
      <Icon name="back" />
      {children}
    </Link>
  );
}
