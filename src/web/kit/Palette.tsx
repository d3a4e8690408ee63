import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon.tsx";
import { KeyHint } from "./KeyHint.tsx";
import { LoadingLine } from "./LoadingLine.tsx";
import { Sheet } from "./Sheet.tsx";
import "./palette.css";

export type Found = {
  key: string;
  /** What it is: 事件, 人, 单位, 设备, 页面. */
  kind: string;
  title: string;
  detail?: string;
  /** A sign at the right: a state tag, a clock chip. */
  sign?: React.ReactNode;
  open: () => void;
};
type Props = {
  /** Finds by number, phone, serial, name or pinyin initials; an empty text offers pages and what was open last. */
  find: (text: string, signal: AbortSignal) => Promise<readonly Found[]>;
  onClose: () => void;
};

/** Ctrl/⌘ K: to anything, by what the caller says. Arrows choose, Enter opens, Esc leaves. */
export function Palette({ find, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const { found, isSearching, failed } = useFound(find, text);
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  const open = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    one.open();
  };
  return (
    <Sheet label={t("palette.label")} onClose={onClose} width={640} atTop>
      <div className="palette">
        <div className="ask">
          <Icon of={Search} />
          <input
            // biome-ignore lint/a11y/noAutofocus: the palette is opened to type
            autoFocus
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={found[at] && `${id}-${at}`}
            aria-label={t("palette.label")}
            placeholder={t("palette.placeholder")}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setChosen(0);
            }}
            onKeyDown={(event) => {
              const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
              if (step !== 0) {
                event.preventDefault();
                setChosen((at + step + found.length) % Math.max(1, found.length));
              }
              if (event.key === "Enter" && !event.nativeEvent.isComposing) open(found[at]);
            }}
          />
          <KeyHint keys="esc" />
        </div>
        {isSearching && <LoadingLine />}
        <div id={`${id}-list`} role="listbox" aria-label={t("palette.found")} className="found">
          {found.map((one, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, as a combobox has it
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={one.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseMove={() => setChosen(index)}
              onClick={() => open(one)}
            >
              <span className="kind">{one.kind}</span>
              <span className="cut">{one.title}</span>
              {one.detail && <span className="small text2 cut">{one.detail}</span>}
              <span className="space" />
              {one.sign}
            </div>
          ))}
        </div>
        {failed && <p className="none">{t("palette.failed")}</p>}
        {!failed && !isSearching && text.trim() !== "" && found.length === 0 && (
          <p className="none">{t("palette.nothing", { text: text.trim() })}</p>
        )}
      </div>
    </Sheet>
  );
}

/** Asks while typing, 120 ms after the last letter; answers to older questions are dropped, the last answer stays until the next. */
function useFound(
  find: Props["find"],
  text: string,
): { found: readonly Found[]; isSearching: boolean; failed: boolean } {
  const [answer, setAnswer] = useState<{ to: string; found: readonly Found[]; failed: boolean }>({
    to: "\0",
    found: [],
    failed: false,
  });
  const ask = useRef(find);
  ask.current = find;
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () =>
        ask.current(text.trim(), stop.signal).then(
          (found) => stop.signal.aborted || setAnswer({ to: text, found, failed: false }),
          () => stop.signal.aborted || setAnswer({ to: text, found: [], failed: true }),
        ),
      text === "" ? 0 : 120,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return { found: answer.found, isSearching: answer.to !== text, failed: answer.failed };
}
