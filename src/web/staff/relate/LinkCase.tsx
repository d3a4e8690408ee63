import { Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { kindsByHand, linkKinds } from "#kernel/process/relate/kinds.ts";
import { useSay } from "../../words/language.ts";
import { useSave } from "../admin/use-save.ts";
import type { CaseToolPanelProps } from "../case/case-tools.ts";
import { call } from "../client/call.ts";
import { CasePick, type Picked } from "./CasePick.tsx";
import { PickedCase } from "./PickedCase.tsx";
import { RelateSheet } from "./RelateSheet.tsx";
import { useRefreshCases } from "./refresh.ts";

/** Each kind as two choices, one for each end: what the other case is to this one; kinds that read alike from both ends once. */
const choices = kindsByHand.flatMap((kind) => {
  const { to, from } = linkKinds[kind];
  const ends = to.en === from.en ? (["to"] as const) : (["to", "from"] as const);
  return ends.map((direction) => ({
    value: `${kind} ${direction}`,
    kind,
    direction,
    title: linkKinds[kind][direction],
  }));
});

/** Links another case with this one (D22). */
export default function LinkCase({ view, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("relate");
  const say = useSay();
  const saving = useSave();
  const refresh = useRefreshCases();
  const [other, setOther] = useState<Picked>();
  const [kind, setKind] = useState("relates to");
  const chosen = choices.find(({ value }) => value === kind);
  const link = async () => {
    if (!other || !chosen) return;
    const body = { kind: chosen.kind, direction: chosen.direction, other: other.number };
    const done = await saving.run(async () => {
      await call(relateOperations.link, { params: { number: view.number }, body });
      await refresh();
    });
    if (done) onClose();
  };
  return (
    <RelateSheet
      title={t("link.title")}
      does={t("link.do")}
      isReady={other !== undefined && chosen !== undefined}
      saving={saving}
      onDo={() => void link()}
      onClose={onClose}
    >
      {other ? (
        <PickedCase picked={other} onDrop={() => setOther(undefined)} />
      ) : (
        <CasePick without={[view.number]} onPick={setOther} />
      )}
      <fieldset className="said">
        <legend>{t("link.kind")}</legend>
        <Radio.Group
          className="kinds"
          value={kind}
          onChange={({ target }) => setKind(String(target.value))}
          options={choices.map(({ value, title }) => ({ value, label: say(title) }))}
        />
      </fieldset>
    </RelateSheet>
  );
}
