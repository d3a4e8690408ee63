import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyLine } from "../kit/EmptyLine.tsx";
import { ErrorLine } from "../kit/ErrorLine.tsx";
import { home } from "./session/return-path.ts";

/** An address that leads nowhere. */
export function NotHere() {
  const { t } = useTranslation("staff");
  return (
    <main>
      <EmptyLine act={<Link to={home}>{t("lost.home")}</Link>}>{t("lost.notHere")}</EmptyLine>
    </main>
  );
}

/** A screen broke. What was written is kept as drafts; a fresh page is the way out. */
export function Wrecked() {
  const { t } = useTranslation("staff");
  return (
    <main>
      <ErrorLine
        happened={t("lost.wrecked")}
        act={
          <button type="button" className="plain" onClick={() => location.reload()}>
            {t("lost.reload")}
          </button>
        }
      />
    </main>
  );
}
