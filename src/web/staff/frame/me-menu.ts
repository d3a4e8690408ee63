import { useNavigate } from "@tanstack/react-router";
import type { MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { type SchemeWish, useSchemeWish } from "../../look/scheme.ts";
import { useStaffParts } from "../parts.ts";
import { chooseTheme, signOut } from "../session/me.ts";

export const themes: readonly SchemeWish[] = ["system", "light", "dark"];
const profile = "/profile";

/** What stands behind one's own name. */
export function useMeMenu(): NonNullable<MenuProps["items"]> {
  const { t } = useTranslation("staff");
  const navigate = useNavigate();
  const wish = useSchemeWish();
  const hasProfile = useStaffParts().screens.some(({ path }) => path === profile);
  return [
    ...(hasProfile ? [{ key: profile, label: t("menu.profile"), onClick: () => void navigate({ to: profile }) }] : []),
    {
      key: "theme",
      type: "group",
      label: t("menu.theme"),
      children: themes.map((theme) => ({
        key: theme,
        label: `${theme === wish ? "✓ " : ""}${t(`menu.themes.${theme}`)}`,
        onClick: () => void chooseTheme(theme).catch(() => undefined),
      })),
    },
    { type: "divider" },
    { key: "sign-out", label: t("menu.signOut"), onClick: () => void signOut() },
  ];
}
