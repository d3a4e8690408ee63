import { Eye, Lock } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CompletionList, type FindOffers, type Offer, useCompletion } from "./Completion.tsx";
import { complete } from "./completion.ts";
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
/** Whom a record is talked over with: the customer or colleague who asked for it, the supplier who does a part of it, all in a circle. */
export type Partner = "customer" | "colleague" | "supplier" | "circle";
/** `mentions`: ids of the colleagues a note calls upon. */
export type Message = { visibility: Visibility; body: string; mentions: string[] };
type Props = {
  /** Names the drafts in this browser, e.g. the case number. */
  draftKey: string;
  partner?: Partner;
  /** 顾南枝 · 邮件、短信: who a public reply reaches and how. */
  receivers: string;
  /** Names that belong to the customer: mentioning one in a note notifies nobody, and the box says so. */
  customerNames?: readonly string[];
  may: { reply: boolean; note: boolean };
  onSend: (message: Message) => Promise<void>;
  /** What `/` (a text) and `@` (a colleague, in notes) complete. */
  offers?: (visibility: Visibility) => FindOffers;
  /** Told while somebody types, so that colleagues see it. */
  onTyping?: () => void;
  /** Attachments, quoting knowledge: what stands at the left of the button. */
  tools?: React.ReactNode;
};

/** Reply and note in one place, unmistakably different. Each keeps its own text; a reply can be taken back for five seconds. */
export function Composer(props: Props) {
  // A new record is a new composer, so that a reply on its way can never go to another case.
  return <ComposerOfOne key={props.draftKey} {...props} />;
}

function ComposerOfOne(props: Props) {
  const { draftKey, receivers, customerNames = [], may, onSend, offers, onTyping, tools, partner = "customer" } = props;
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Visibility>(may.reply ? "public" : "internal");
  const drafts = { public: useDraft(`${draftKey}.public`), internal: useDraft(`${draftKey}.internal`) };
  const field = useRef<HTMLTextAreaElement>(null);
  // Whom a note calls upon is kept beside its draft: what survives a reload is the whole note.
  const called = useDraft(`${draftKey}.mentions`);
  const sending = useSending(async (message: Message) => {
    await onSend(message);
    drafts[message.visibility].forget();
    called.forget();
  });
  const write = (visibility: Visibility) => {
    setChosen(visibility);
    field.current?.focus();
  };
  useHotkey(may.reply ? "r" : undefined, () => write("public"), {
    label: t(`talk.with.${partner}.reply`),
    group: t("keys.record"),
  });
  useHotkey(may.note ? "n" : undefined, () => write("internal"), { label: t("talk.note"), group: t("keys.record") });
  const online = useOnline();
  const draft = drafts[chosen];
  const isNote = chosen === "internal";
  const mentioned = isNote ? customerNames.find((name) => name && draft.text.includes(name)) : undefined;
  const empty = draft.text.trim() === "";
  const send = () => {
    if (empty || !online) return;
    const mentions = isNote ? mentionedIn(draft.text, called.text) : [];
    sending.start({ visibility: chosen, body: draft.text.trim(), mentions }, isNote ? 0 : 5);
  };
  return (
    <section className={`composer ${chosen}`} aria-label={t("talk.composer")}>
      <div className="tabs" role="tablist">
        {may.reply && <Tab of="public" partner={partner} chosen={chosen} onChoose={write} />}
        {may.note && <Tab of="internal" partner={partner} chosen={chosen} onChoose={write} />}
        <span className="space" />
        <span className="reach small cut">{isNote ? t("talk.staysHere") : `→ ${receivers}`}</span>
      </div>
      <div className="box">
        <GrowingText
          field={field}
          value={draft.text}
          readOnly={sending.isUnderWay}
          label={t(`talk.with.${partner}.${isNote ? "noteLabel" : "replyLabel"}`)}
          onChange={(text) => {
            draft.write(text);
            onTyping?.();
          }}
          onSend={send}
          find={offers?.(chosen)}
          onOffer={({ key, insert }) =>
            key.startsWith("person ") && called.write(`${called.text}${key.slice(7)}\t${insert.trim()}\n`)
          }
        />
        {mentioned && <p className="small mention">{t(`talk.with.${partner}.mentionIsSilent`, { name: mentioned })}</p>}
        {sending.failed && <ErrorLine happened={t(isNote ? "talk.notKept" : "talk.notSent")} />}
        <div className="tools">
          {tools}
          <span className="space" />
          {sending.secondsLeft > 0 ? (
            <TakeBack
              partner={partner}
              seconds={sending.secondsLeft}
              onTakeBack={sending.takeBack}
              onNow={sending.now}
            />
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
                {t(sending.failed ? "talk.again" : isNote ? "talk.keepNote" : `talk.with.${partner}.send`)}{" "}
                <KeyHint keys="mod+enter" />
              </button>
            </>
          )}
        </div>
      </div>
    </section>
  );
}

type TabProps = { of: Visibility; partner: Partner; chosen: Visibility; onChoose: (of: Visibility) => void };

function Tab({ of, partner, chosen, onChoose }: TabProps) {
  const { t } = useTranslation();
  const isNote = of === "internal";
  return (
    <button type="button" role="tab" aria-selected={of === chosen} className={`tab ${of}`} onClick={() => onChoose(of)}>
      <Icon of={isNote ? Lock : Eye} size={14} />
      {t(isNote ? "talk.note" : `talk.with.${partner}.reply`)} <KeyHint keys={isNote ? "n" : "r"} />
    </button>
  );
}

/** Those whose name still stands in the note; `called` has a line for each that was chosen. */
function mentionedIn(text: string, called: string): string[] {
  const chosen = called.split("\n").map((line) => line.split("\t"));
  return [...new Set(chosen.flatMap(([id, name]) => (id && name && text.includes(name) ? [id] : [])))];
}

type GrowingTextProps = {
  field: React.RefObject<HTMLTextAreaElement | null>;
  value: string;
  readOnly: boolean;
  label: string;
  onChange: (text: string) => void;
  onSend: () => void;
  find?: FindOffers;
  /** An offer was taken into the text. */
  onOffer: (offer: Offer) => void;
};

/** A text field as high as its text, to ten lines. */
function GrowingText({ field, value, readOnly, label, onChange, onSend, find, onOffer }: GrowingTextProps) {
  const { t } = useTranslation();
  const id = useId();
  const completion = useCompletion(find);
  const caret = useRef<number>(undefined);
  useGrowing(field, value, 220);
  useEffect(() => {
    if (caret.current === undefined || field.current?.value !== value) return;
    field.current.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [value, field]);
  const take = (offer: Offer | undefined) => {
    const { token } = completion;
    if (!offer || offer.disabled !== undefined || !token || !field.current) return;
    const done = complete(value, token, field.current.selectionStart, offer.insert);
    caret.current = done.caret;
    completion.close();
    onOffer(offer);
    onChange(done.text);
  };
  const isOffering = completion.offers.length > 0;
  return (
    <>
      <CompletionList
        id={`${id}-offers`}
        label={t("talk.offers")}
        offers={completion.offers}
        at={completion.at}
        onChoose={take}
      />
      <textarea
        ref={field}
        id={id}
        rows={2}
        value={value}
        readOnly={readOnly}
        aria-label={label}
        aria-autocomplete={find ? "list" : undefined}
        aria-controls={isOffering ? `${id}-offers` : undefined}
        aria-activedescendant={isOffering ? `${id}-offers-${completion.at}` : undefined}
        placeholder={label}
        onChange={(event) => {
          onChange(event.target.value);
          completion.look(event.target);
        }}
        onBlur={completion.close}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (isOffering && offered(event.key, completion, () => take(completion.offers[completion.at]))) {
            event.preventDefault();
            return;
          }
          // Leaves the field, and nothing but the field: a form open beside it stays. The draft is kept.
          if (event.key === "Escape") {
            event.preventDefault();
            event.currentTarget.blur();
          }
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSend();
        }}
      />
    </>
  );
}

/** Keys while something is offered: arrows choose, Enter and Tab take, Esc closes the offers and nothing else. */
function offered(key: string, { step, close }: ReturnType<typeof useCompletion>, take: () => void): boolean {
  if (key === "ArrowDown") step(1);
  else if (key === "ArrowUp") step(-1);
  else if (key === "Enter" || key === "Tab") take();
  else if (key === "Escape") close();
  else return false;
  return true;
}

type TakeBackProps = { partner: Partner; seconds: number; onTakeBack: () => void; onNow: () => void };

function TakeBack({ partner, seconds, onTakeBack, onNow }: TakeBackProps) {
  const { t } = useTranslation();
  return (
    <span className="take-back row" role="status">
      <span className="small">{t(`talk.with.${partner}.goesIn`, { seconds })}</span>
      <button type="button" className="plain" onClick={onNow}>
        {t("talk.sendNow")}
      </button>
      <button type="button" className="plain strong" onClick={onTakeBack}>
        {t("talk.takeBack")}
      </button>
    </span>
  );
}
