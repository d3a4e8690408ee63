import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Mail } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { ContextSection } from "#web/kit/ContextSection.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { mailOperations } from "../contract.ts";
import { Delivery } from "./Delivery.tsx";

const shownMost = 5;

/** What went out about the case by mail and whether it arrived; the letters it came by. */
export function MailOfCase({ view }: { view: CaseView }) {
  const { t } = useTranslation("mail");
  const mayHandle = useMay()("mail.handle");
  const { data } = useQuery({
    // Below the case's own key: what makes the case old makes this old too.
    queryKey: ["case", view.number, "mail"],
    queryFn: ({ signal }) => call(mailOperations.ofCase, { params: { number: view.number } }, { signal }),
  });
  if (!data || (data.deliveries.length === 0 && data.letters.length === 0)) return null;
  return (
    <ContextSection icon={Mail} title={t("delivery.title")}>
      <ul className="deliveries">
        {data.deliveries.slice(0, shownMost).map((one) => (
          <Delivery key={one.id} delivery={one} isOnItsCase />
        ))}
      </ul>
      {mayHandle && (
        <p className="small">
          {data.letters.map(({ id, seq }) => (
            <Link key={id} className="letter-link" to={`/letters/${id}`} search={{ view: "all" }}>
              {t("delivery.letter")} #{seq}
            </Link>
          ))}
        </p>
      )}
    </ContextSection>
  );
}
