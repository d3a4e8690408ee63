import { useEffect, useRef, useState } from "react";
import type { Token } from "./completion.ts";
import { tokenAt } from "./completion.ts";
import "./completion.css";

/** One thing that can be put in the place of what is being typed. */
export type Offer = {
  key: string;
  title: string;
  detail?: string;
  disabled?: string;
  onChoose?: () => void;
  insert: string;
};
export type FindOffers = (token: Token, signal: AbortSignal) => Promise<readonly Offer[]>;

/** Follows the caret of a field and asks what would complete the word it stands in. */
export function useCompletion(find: FindOffers | undefined) {
  const [token, setToken] = useState<Token | null>(null);
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [at, setAt] = useState(0);
  const ask = useRef(find);
  ask.current = find;
  const asked = token && `${token.sign}${token.typed}`;
  useEffect(() => {
    if (asked === null || !ask.current) return setOffers([]);
    const stop = new AbortController();
    const [sign, typed] = [asked.slice(0, 1) as Token["sign"], asked.slice(1)];
    ask.current({ sign, typed, from: 0 }, stop.signal).then(
      (found) => {
        if (stop.signal.aborted) return;
        setOffers(found);
        setAt(0);
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [asked]);
  const isOpen = token !== null && offers.length > 0;
  return {
    token,
    offers: isOpen ? offers : [],
    at,
    look: (field: HTMLTextAreaElement) => setToken(find ? tokenAt(field.value, field.selectionStart) : null),
    close: () => setToken(null),
    step: (by: number) => setAt((at + by + offers.length) % Math.max(1, offers.length)),
    choose: setAt,
  };
}

type Props = { id: string; label: string; offers: readonly Offer[]; at: number; onChoose: (offer: Offer) => void };

/** The offers above the field; the keyboard stays in the field. */
export function CompletionList({ id, label, offers, at, onChoose }: Props) {
  if (offers.length === 0) return null;
  return (
    <div id={id} role="listbox" aria-label={label} className="completion">
      {offers.map((offer, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, as a combobox has it
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={offer.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          aria-disabled={offer.disabled !== undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => offer.disabled === undefined && onChoose(offer)}
        >
          <b className="whole">{offer.title}</b>
          <span className="small text2 cut">{offer.disabled ?? offer.detail}</span>
        </div>
      ))}
    </div>
  );
}
