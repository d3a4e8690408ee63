import { CircleAlert, CircleCheck, CircleMinus, Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Icon } from "#web/kit/Icon.tsx";
import { useSay } from "#web/words/language.ts";
import type { CoverView } from "../contract.ts";
import "./contracts.css";

const icons = { in: CircleCheck, expiring: Clock, "used-up": CircleAlert, out: CircleAlert, unchecked: CircleMinus };

/** In, out or expiring: a word and a shape in the state's colour, never colour alone. */
export function CoverSign({ state }: Pick<CoverView, "state">) {
  const { t } = useTranslation("contracts");
  return (
    <span className={`cover-sign ${state}`}>
      <Icon of={icons[state]} size={12} />
      <span>{t(`cover.${state}`)}</span>
    </span>
  );
}

/** Why, and what one must know of the contract: project, the way it is dispatched, who is on site. */
export function CoverLines({ cover }: { cover: CoverView }) {
  const { t } = useTranslation("contracts");
  const say = useSay();
  const { contract } = cover;
  const route = contract?.route === "project-manager" || contract?.route === "desk" ? contract.route : null;
  const signs = [
    route && t(`cover.route.${route}`),
    contract?.isKeyCustomer && t("keyCustomer"),
    contract?.hasOurStaff && t("ourStaff"),
  ].filter((sign) => typeof sign === "string");
  return (
    <>
      <p className={cover.state === "out" || cover.state === "used-up" ? "strong" : undefined}>{say(cover.reason)}</p>
      {contract && <p className="small text2">{[contract.name, contract.projectName].filter(Boolean).join(" · ")}</p>}
      {signs.length > 0 && <p className="small">{signs.join(" · ")}</p>}
    </>
  );
}
