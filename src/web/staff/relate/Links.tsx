import { Link } from "@tanstack/react-router";
import { Link2, Unlink } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ContextSection } from "../../kit/ContextSection.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { useSay } from "../../words/language.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useMay } from "../session/me.ts";
import { useRefreshCases } from "./refresh.ts";

type LinkView = CaseView["links"][number];

/** What belongs to this case, by what it is to it; links set by hand can be taken away (D22). */
export function Links({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const groups = Map.groupBy(view.links, ({ kind, direction }) => `${kind} ${direction}`);
  return (
    <ContextSection icon={Link2} title={t("context.links")}>
      {view.links.length === 0 && <p className="small text3">{t("context.noLinks")}</p>}
      {[...groups].map(([key, links]) => (
        <div key={key} className="link-group">
          <p className="small text2">{say(links[0]?.title)}</p>
          {links.map((link) => (
            <Linked key={link.number} view={view} link={link} />
          ))}
        </div>
      ))}
    </ContextSection>
  );
}

function Linked({ view, link }: { view: CaseView; link: LinkView }) {
  const { t } = useTranslation("relate");
  const may = useMay();
  const saving = useSave();
  const refresh = useRefreshCases();
  const unlink = () =>
    saving.run(async () => {
      const body = { kind: link.kind, direction: link.direction, other: link.number };
      await call(relateOperations.unlink, { params: { number: view.number }, body: body as never });
      await refresh();
    });
  return (
    <div className="linked">
      <p className="row">
        <Link to={`/cases/${link.number}`}>
          <CaseNumber number={link.number} />
        </Link>
        <span className="space" />
        <StateTag family={link.state.family} title={link.state.title} />
        {link.isByHand && may("case.relate") && (
          <button
            type="button"
            className="unlink"
            aria-label={t("unlink", { number: link.number })}
            title={t("unlink", { number: link.number })}
            disabled={saving.busy}
            onClick={() => void unlink()}
          >
            <Icon of={Unlink} size={14} />
          </button>
        )}
      </p>
      <p className="small cut" title={link.subject}>
        {link.subject}
      </p>
    </div>
  );
}
