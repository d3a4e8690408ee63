import type { LucideIcon } from "lucide-react";

/** A Lucide icon on the 16 px grid at 1.5 px stroke. It stands beside a word, so it is hidden from screen readers. */
export function Icon({ of: Shape, size = 16 }: { of: LucideIcon; size?: 12 | 14 | 16 | 20 }) {
  return <Shape className="icon" size={size} strokeWidth={1.5} absoluteStrokeWidth aria-hidden="true" />;
}
