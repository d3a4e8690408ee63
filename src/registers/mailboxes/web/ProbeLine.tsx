import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import type { Probed } from "../contract.ts";

/** How a connection went, in plain words and what to do; below them what the server itself said. */
export function ProbeLine({ probed: { outcome, detail } }: { probed: Probed }) {
  const { t } = useTranslation("mailboxes");
  if (outcome === "good")
    return (
      <p className="probe-good" role="status">
        <Icon of={CircleCheck} size={14} />
        <span>{t("outcome.good")}</span>
        {detail && <span className="small text2 mono">{detail}</span>}
      </p>
    );
  return (
    <ErrorLine
      happened={
        <>
          {t(`outcome.${outcome}`)}
          {detail && <span className="server-said small text2">{t("said", { detail })}</span>}
        </>
      }
    />
  );
}
