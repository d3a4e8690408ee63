import { Link } from "@tanstack/react-router";
import { UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Field } from "../../fields/Field.tsx";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { Act } from "../../kit/Act.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { PageHead } from "../../kit/PageHead.tsx";
import { type SchemeWish, useSchemeWish } from "../../look/scheme.ts";
import { useStaffParts } from "../parts.ts";
import { RailCount } from "../Rail.tsx";
import { chooseTheme, signOut, useMe } from "../session/me.ts";
import { useTitle } from "../title.ts";
import { themes } from "./me-menu.ts";
import "./more.css";
import { useRailItems } from "./rail-items.ts";

/** On phones: the areas that have no place in the bar, and what elsewhere stands behind one's name. */
export function MorePage() {
  const { t } = useTranslation("staff");
  useTitle(t("more.title"));
  const me = useMe();
  const items = useRailItems();
  const wish = useSchemeWish();
  const hasProfile = useStaffParts().screens.some(({ path }) => path === "/profile");
  return (
    <main className="more-page">
      <PageHead title={me.name} lead={me.installation.name} />
      <nav aria-label={t("more.title")}>
        {items.map(({ to, title, icon, useCount }) => (
          <Link key={to} to={to}>
            <Icon of={icon} /> {title}
            <span className="space" />
            {useCount && <RailCount useCount={useCount} />}
          </Link>
        ))}
        {hasProfile && (
          <Link to="/profile">
            <Icon of={UserRound} /> {t("menu.profile")}
          </Link>
        )}
      </nav>
      <Field title={t("menu.theme")}>
        <SegmentField
          value={wish}
          onChange={(theme) => void chooseTheme(theme as SchemeWish).catch(() => undefined)}
          choices={themes.map((theme) => ({ value: theme, title: t(`menu.themes.${theme}`) }))}
        />
      </Field>
      <Act onAct={() => void signOut()}>{t("menu.signOut")}</Act>
    </main>
  );
}
