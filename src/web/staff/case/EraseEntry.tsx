import { useQueryClient } from "@tanstack/react-query";
import { Eraser } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseOperations, type TimelineEntry } from "#kernel/process/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { Sheet } from "../../kit/Sheet.tsx";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";

type Props = { number: string; entry: TimelineEntry };

/** Takes what an entry says away for good, files and all; for who may, beside the words themselves. */
export function EraseEntry({ number, entry }: Props) {
  const { t } = useTranslation("cases");
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="erase-entry" aria-label={t("erase.act")} onClick={() => setAsking(true)}>
        <Icon of={Eraser} size={14} />
      </button>
      {isAsking && <Ask number={number} entry={entry} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Cannot be taken back, hence it wants a reason, which the customer reads too where the entry was theirs to read. */
function Ask({ number, entry, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation("cases");
  const { t: ta } = useTranslation("admin");
  const words = useProblemWords();
  const queries = useQueryClient();
  const saving = useSave();
  const [because, setBecause] = useState("");
  const erase = async () => {
    const done = await saving.run(async () => {
      await call(caseOperations.eraseEntry, { params: { number, seq: entry.seq }, body: { because: because.trim() } });
      await queries.invalidateQueries({ queryKey: ["case", number] });
    });
    if (done) onClose();
  };
  return (
    <Sheet label={t("erase.title")} onClose={onClose} width={460}>
      <div className="confirm-harm">
        <h2>{t("erase.title")}</h2>
        <p>{t(entry.visibility === "public" ? "erase.whatPublic" : "erase.what")}</p>
        <Field title={t("erase.because")}>
          <TextField value={because} onChange={setBecause} autoFocus />
        </Field>
        {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
        <div className="row">
          <Act harmful disabled={because.trim() === ""} busy={saving.busy} onAct={() => void erase()}>
            {t("erase.act")}
          </Act>
          <Act quiet onAct={onClose}>
            {ta("cancel")}
          </Act>
        </div>
      </div>
    </Sheet>
  );
}
