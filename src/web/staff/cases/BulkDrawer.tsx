import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type BulkAct, bulkOperations, type OfferedMove } from "#kernel/process/bulk/contract.ts";
import { LongTextField } from "../../fields/LongTextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { Icon } from "../../kit/Icon.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useIsPhone } from "../../kit/width.ts";
import { useSay } from "../../words/language.ts";
import { MoveField } from "../case/MoveField.tsx";
import { fieldsThatApply, missingFields, openingValues, valuesToSend } from "../case/move-values.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { BulkPreview } from "./BulkPreview.tsx";
import "./bulk.css";

type Props = {
  numbers: readonly string[];
  onClose: () => void;
  /** What stays chosen: what could not be done. */
  onKeep: (numbers: readonly string[]) => void;
};
type Chosen = { kind: "move"; move: OfferedMove } | { kind: "note" | "reply" } | { kind: "follow" | "unfollow" };

/** An act upon many cases: chosen, filled in, shown per case before anything is done, and then done one by one. */
export function BulkDrawer({ numbers, onClose, onKeep }: Props) {
  const { t } = useTranslation("tools");
  const say = useSay();
  const phone = useIsPhone();
  // What was chosen when it was opened; what is done must not change under the reader.
  const [chosenNumbers] = useState(numbers);
  const [chosen, setChosen] = useState<Chosen>();
  const [act, setAct] = useState<BulkAct>();
  useHotkey("escape", onClose, { label: t("close"), group: t("bulk.keys") });
  const title =
    chosen === undefined
      ? t("bulk.title", { count: chosenNumbers.length })
      : chosen.kind === "move"
        ? say(chosen.move.title)
        : t(`bulk.${chosen.kind}`);
  return (
    <Drawer
      open
      closable={false}
      keyboard={false}
      onClose={onClose}
      size={phone ? "100%" : 640}
      rootClassName="bulk-drawer"
      aria-label={title}
    >
      <section className="bulk" aria-label={title}>
        <header className="row">
          <h2 className="cut">{title}</h2>
          <span className="space" />
          <button type="button" className="close" aria-label={t("close")} onClick={onClose}>
            <Icon of={X} />
          </button>
        </header>
        {chosen === undefined && <Offered numbers={chosenNumbers} onChoose={setChosen} onAct={setAct} />}
        {chosen !== undefined && act === undefined && chosen.kind === "move" && (
          <MoveForm
            move={chosen.move}
            onBack={() => setChosen(undefined)}
            onReady={(fields) => setAct({ move: { process: chosen.move.process, key: chosen.move.key, fields } })}
          />
        )}
        {chosen !== undefined && act === undefined && (chosen.kind === "note" || chosen.kind === "reply") && (
          <WordsForm
            onBack={() => setChosen(undefined)}
            onReady={(body) => setAct({ say: { body, visibility: chosen.kind === "note" ? "internal" : "public" } })}
            isNote={chosen.kind === "note"}
          />
        )}
        {act !== undefined && (
          <BulkPreview
            numbers={chosenNumbers}
            act={act}
            onBack={() => {
              setAct(undefined);
              if (chosen?.kind !== "move" && chosen?.kind !== "note" && chosen?.kind !== "reply") setChosen(undefined);
            }}
            onDone={onKeep}
            onClose={onClose}
          />
        )}
      </section>
    </Drawer>
  );
}

type OfferedProps = {
  numbers: readonly string[];
  onChoose: (chosen: Chosen) => void;
  onAct: (act: BulkAct) => void;
};

function Offered({ numbers, onChoose, onAct }: OfferedProps) {
  const { t } = useTranslation("tools");
  const say = useSay();
  const words = useProblemWords();
  const { data, error } = useQuery({
    queryKey: ["bulk-moves", numbers],
    queryFn: ({ signal }) => call(bulkOperations.moves, { body: { numbers: [...numbers] } }, { signal }),
    staleTime: 0,
  });
  const follow = (kind: "follow" | "unfollow") => {
    onChoose({ kind });
    onAct({ follow: kind === "follow" });
  };
  if (error) return <ErrorLine happened={words(error)} />;
  if (!data) return <LoadingLine />;
  return (
    <ul className="bulk-offers">
      {data.moves.map((move) => (
        <li key={`${move.process}.${move.key}`}>
          <button type="button" onClick={() => onChoose({ kind: "move", move })}>
            <b>{say(move.title)}</b>
            <span className="small text2 whole">{t("bulk.open", { count: move.count, all: data.found })}</span>
            {move.about && <span className="small text2 about">{say(move.about)}</span>}
          </button>
        </li>
      ))}
      {(["reply", "note"] as const).map((kind) => (
        <li key={kind}>
          <button type="button" onClick={() => onChoose({ kind })}>
            <b>{t(`bulk.${kind}`)}</b>
          </button>
        </li>
      ))}
      {(["follow", "unfollow"] as const).map((kind) => (
        <li key={kind}>
          <button type="button" onClick={() => follow(kind)}>
            <b>{t(`bulk.${kind}`)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}

type MoveFormProps = { move: OfferedMove; onBack: () => void; onReady: (fields: Record<string, unknown>) => void };

/** The move's form once for all: what is left empty keeps what stands on each case. */
function MoveForm({ move, onBack, onReady }: MoveFormProps) {
  const { t } = useTranslation("tools");
  const say = useSay();
  const [typed, setTyped] = useState<Record<string, { value: unknown; label?: string }>>({});
  const opening = openingValues(move.form);
  const values = { ...opening, ...Object.fromEntries(Object.entries(typed).map(([key, { value }]) => [key, value])) };
  const fields = fieldsThatApply(move.form, values, {});
  const missing = missingFields(fields, values);
  return (
    <>
      {move.about && <p className="text2">{say(move.about)}</p>}
      {missing.length > 0 && <p className="small text2">{t("bulk.keepsStanding")}</p>}
      {fields.map((field) => (
        <MoveField
          key={field.key}
          view={{ organisation: null, team: null }}
          field={{ ...field, required: false }}
          value={values[field.key] ?? null}
          label={typed[field.key]?.label ?? ""}
          source={undefined}
          error={undefined}
          onChange={(value, label) => setTyped({ ...typed, [field.key]: { value, label } })}
        />
      ))}
      <footer className="row">
        <Act filled keys="mod+enter" onAct={() => onReady(valuesToSend(fields, opening, values))}>
          {t("bulk.preview")}
        </Act>
        <Act quiet onAct={onBack}>
          {t("back")}
        </Act>
      </footer>
    </>
  );
}

type WordsFormProps = { isNote: boolean; onBack: () => void; onReady: (body: string) => void };

function WordsForm({ isNote, onBack, onReady }: WordsFormProps) {
  const { t } = useTranslation("tools");
  const [body, setBody] = useState("");
  return (
    <>
      <p className="small text2">{t(isNote ? "bulk.noteAbout" : "bulk.replyAbout")}</p>
      <LongTextField value={body} onChange={setBody} rows={5} />
      <footer className="row">
        <Act filled keys="mod+enter" disabled={body.trim() === ""} onAct={() => onReady(body.trim())}>
          {t("bulk.preview")}
        </Act>
        <Act quiet onAct={onBack}>
          {t("back")}
        </Act>
      </footer>
    </>
  );
}
