import { Button } from "antd";
import type { LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "./hotkeys.ts";
import { Icon } from "./Icon.tsx";
import { KeyHint } from "./KeyHint.tsx";

type Props = {
  /** The verb on the button: 登记并派单. */
  children: string;
  onAct: () => void;
  /** One filled button per screen. */
  filled?: boolean;
  /** Without edge, for what stands beside. */
  quiet?: boolean;
  small?: boolean;
  icon?: LucideIcon;
  /** The key that does it: shown in the button and bound while it is mounted. */
  keys?: string;
  /** Where the `?` sheet lists the key; on this page unless said otherwise. */
  group?: string;
  disabled?: boolean;
  /** A request is under way: the button keeps its width and takes no second click. */
  busy?: boolean;
  /** Deleting and the like: ink with a red word, never a red block. */
  harmful?: boolean;
  title?: string;
};

/** A button that says what it does and which key does it. */
export function Act({
  children,
  onAct,
  filled,
  quiet,
  small,
  icon,
  keys,
  group,
  disabled,
  busy,
  harmful,
  title,
}: Props) {
  const { t } = useTranslation();
  const blocked = disabled === true || busy === true;
  useHotkey(blocked ? undefined : keys, onAct, { label: children, group: group ?? t("keys.page") });
  return (
    <Button
      className={`act${harmful ? " harmful" : ""}`}
      type={filled ? "primary" : quiet ? "text" : "default"}
      size={small ? "small" : "middle"}
      disabled={blocked}
      title={title}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      onClick={onAct}
    >
      {icon && <Icon of={icon} size={14} />}
      {children}
      {keys && <KeyHint keys={keys} />}
    </Button>
  );
}

/** `mod+enter` as WAI-ARIA writes it. */
export function ariaKeys(keys: string): string {
  const names: Record<string, string> = {
    mod: "Control",
    alt: "Alt",
    shift: "Shift",
    enter: "Enter",
    escape: "Escape",
  };
  return keys
    .split("+")
    .map((key) => names[key] ?? key.toUpperCase())
    .join("+");
}
