/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import type { CaseView, MoveView } from "#kernel/process/contract.ts";
import { useSettings } from "../../settings.tsx";
import { useWhen } from "../use-when.ts";
import { MoveForm } from "./MoveForm.tsx";
import { ReplyForm } from "./ReplyForm.tsx";

type Props = { record: CaseView; onDone: (said: string) => void; onStale: () => void };

/**
 * All a customer can do, in one place: the moves the case offers and the reply. One button is filled: the move its
 * definition calls primary, else the reply. On a phone it stays at the lower edge.
 */
export function Dock({ record, onDone, onStale }: Props) {
  const { words, language } = useSettings();
  const sayWhen = useWhen();
  const [open, setOpen] = useState<"reply" | MoveView | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const panel = useRef<HTMLElement>(null);
  const moves = record.moves.filter((move) => !move.isHidden);
  // Where we have asked, writing is answering.
  const primary = moves.find((move) => move.isPrimary);
  const writing = record.asksYou && record.state.family === "waiting" && !primary ? words.answer : words.reply;
  const stillOffered = open === null || open === "reply" || moves.some((move) => move.key === open.key);

  useEffect(() => {
    if (!stillOffered) setOpen(null);
  }, [stillOffered]);
  useEffect(() => {
    if (open === null) opener.current?.focus();
    else panel.current?.querySelector<HTMLElement>("textarea, input, select, button")?.focus();
  }, [open]);

  const choose = (what: "reply" | MoveView) => (event: Event) => {
    opener.current = event.currentTarget as HTMLElement;
    setOpen(what);
  };
  const close = () => setOpen(null);
  const done = (said: string) => {
    opener.current = null;
    close();
    onDone(said);
  };

  if (open !== null && stillOffered) {
    return (
      <section
        ref={panel}
        class="dock open"
        aria-label={open === "reply" ? writing : open.title[language]}
        onKeyDown={(event) => event.key === "Escape" && close()}
      >
        {open === "reply" ? (
          <ReplyForm number={record.number} canAttach={record.may.attach} onDone={done} onCancel={close} />
        ) : (
          <MoveForm record={record} move={open} onDone={done} onStale={onStale} onCancel={close} />
        )}
      </section>
    );
  }
  if (moves.length === 0 && !record.may.reply) return null;
  const others = moves.filter((move) => move !== primary);
  const urgedAt = record.fields.find(({ key }) => key === "urgedAt")?.value;
  // Offered again in an hour: until then it says why it is not (D13).
  const waitsToUrge =
    typeof urgedAt === "string" &&
    !record.asksYou &&
    !primary &&
    (record.state.family === "open" || record.state.family === "waiting") &&
    !moves.some(({ key }) => key === "urgeByCustomer");
  return (
    <>
      {waitsToUrge && <p class="small dock-note">{words.urgedWait(sayWhen(urgedAt))}</p>}
      <div class="dock">
        {primary && (
          <button type="button" class="button filled" onClick={choose(primary)}>
            {primary.title[language]}
          </button>
        )}
        {record.may.reply && (
          <button type="button" class={primary ? "button" : "button filled"} onClick={choose("reply")}>
            {writing}
          </button>
        )}
        {others.map((move) => (
          <button key={move.key} type="button" class="button" onClick={choose(move)}>
            {move.title[language]}
          </button>
        ))}
      </div>
    </>
  );
}
