import { Eye, Lock } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "./draft.ts";
import { ErrorLine } from "./ErrorLine.tsx";
import { useGrowing } from "./growing.ts";
import { useHotkey } from "./hotkeys.ts";
import { Icon } from "./Icon.tsx";
import { KeyHint } from "./KeyHint.tsx";
import { useOnline } from "./OfflineBar.tsx";
import { useSending } from "./sending.ts";
import "./composer.css";

export type Visibility = "public" | "internal";
type Props = {
  /** Names the drafts in this browser, e.g. the case number. */
  draftKey: string;
  /** 顾南枝 · 邮件、短信: who a public reply reaches and how. */
  receivers: string;
  /** Names that belong to the customer: mentioning one in a note notifies nobody, and the box says so. */
  customerNames?: readonly string[];
  may: { reply: boolean; note: boolean };
  onSend: (message: { visibility: Visibility; body: string }) => Promise<void>;
  /** Attachments, quoting knowledge: what stands at the left of the button. */
  tools?: React.ReactNode;
};

/** Reply and note in one place, unmistakably different. Each keeps its own text; a reply can be taken back for five seconds. */
export function Composer(props: Props) {
  // A new record is a new composer, so that a reply on its way can never go to another case.
  return <ComposerOfOne key={props.draftKey} {...props} />;
}

function ComposerOfOne({ draftKey, receivers, customerNames = [], may, onSend, tools }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Visibility>(may.reply ? "public" : "internal");
  const drafts = { public: useDraft(`${draftKey}.public`), internal: useDraft(`${draftKey}.internal`) };
  const field = useRef<HTMLTextAreaElement>(null);
  const sending = useSending(async (message: { visibility: Visibility; body: string }) => {
    await onSend(message);
    drafts[message.visibility].forget();
  });
  const write = (visibility: Visibility) => {
    setChosen(visibility);
    field.current?.focus();
  };
  useHotkey(may.reply ? "r" : undefined, () => write("public"), { label: t("talk.reply"), group: t("keys.record") });
  useHotkey(may.note ? "n" : undefined, () => write("internal"), { label: t("talk.note"), group: t("keys.record") });
  const online = useOnline();
  const draft = drafts[chosen];
  const isNote = chosen === "internal";
  const mentioned = isNote ? customerNames.find((name) => name && draft.text.includes(name)) : undefined;
  const empty = draft.text.trim() === "";
  const send = () => {
    if (!empty && online) sending.start({ visibility: chosen, body: draft.text.trim() }, isNote ? 0 : 5);
  };
  return (
    <section className={`composer ${chosen}`} aria-label={t("talk.composer")}>
      <div className="tabs" role="tablist">
        {may.reply && <Tab of="public" chosen={chosen} onChoose={write} />}
        {may.note && <Tab of="internal" chosen={chosen} onChoose={write} />}
        <span className="space" />
        <span className="reach small cut">{isNote ? t("talk.staysHere") : `→ ${receivers}`}</span>
      </div>
      <div className="box">
        <GrowingText
          field={field}
          value={draft.text}
          readOnly={sending.isUnderWay}
          label={t(isNote ? "talk.noteLabel" : "talk.replyLabel")}
          onChange={draft.write}
          onSend={send}
        />
        {mentioned && <p className="small mention">{t("talk.mentionIsSilent", { name: mentioned })}</p>}
        {sending.failed && <ErrorLine happened={t(isNote ? "talk.notKept" : "talk.notSent")} />}
        <div className="tools">
          {tools}
          <span className="space" />
          {sending.secondsLeft > 0 ? (
            <TakeBack seconds={sending.secondsLeft} onTakeBack={sending.takeBack} onNow={sending.now} />
          ) : (
            <>
              <span className="small text3 whole" role="status">
                {!online ? t("talk.waitsForNetwork") : draft.isKept ? t("draft.kept") : ""}
              </span>
              <button
                type="button"
                className="send"
                disabled={empty || sending.isUnderWay || !online}
                aria-keyshortcuts="Control+Enter"
                onClick={send}
              >
                {t(sending.failed ? "talk.again" : isNote ? "talk.keepNote" : "talk.send")} <KeyHint keys="mod+enter" />
              </button>
            </>
          )}
        </div>
      </div>
    </section>
  );
}

function Tab({ of, chosen, onChoose }: { of: Visibility; chosen: Visibility; onChoose: (of: Visibility) => void }) {
  const { t } = useTranslation();
  const isNote = of === "internal";
  return (
    <button type="button" role="tab" aria-selected={of === chosen} className={`tab ${of}`} onClick={() => onChoose(of)}>
      <Icon of={isNote ? Lock : Eye} size={14} />
      {t(isNote ? "talk.note" : "talk.reply")} <KeyHint keys={isNote ? "n" : "r"} />
    </button>
  );
}

type GrowingTextProps = {
  field: React.RefObject<HTMLTextAreaElement | null>;
  value: string;
  readOnly: boolean;
  label: string;
  onChange: (text: string) => void;
  onSend: () => void;
};

/** A text field as high as its text, to ten lines. */
function GrowingText({ field, value, readOnly, label, onChange, onSend }: GrowingTextProps) {
  const id = useId();
  useGrowing(field, value, 220);
  return (
    <textarea
      ref={field}
      id={id}
      rows={2}
      value={value}
      readOnly={readOnly}
      aria-label={label}
      placeholder={label}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        // Leaves the field, and nothing but the field: a form open beside it stays. The draft is kept.
        if (event.key === "Escape" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          event.currentTarget.blur();
        }
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSend();
      }}
    />
  );
}

function TakeBack({ seconds, onTakeBack, onNow }: { seconds: number; onTakeBack: () => void; onNow: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="take-back row" role="status">
      <span className="small">{t("talk.goesIn", { seconds })}</span>
      <button type="button" className="plain" onClick={onNow}>
        {t("talk.sendNow")}
      </button>
      <button type="button" className="plain strong" onClick={onTakeBack}>
        {t("talk.takeBack")}
      </button>
    </span>
  );
}
