import { useEffect, useRef } from "react";
import "./sheet.css";

type Props = {
  label: string;
  onClose: () => void;
  /** Width in px at most. */
  width?: number;
  /** At the top, as a palette stands; else in the middle. */
  atTop?: boolean;
  children: React.ReactNode;
};

/** Something that floats over the page and takes the keyboard: the browser's own modal dialog, closed by Esc or a click beside it. */
export function Sheet({ label, onClose, width = 560, atTop = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a modal dialog by itself
    <dialog
      ref={dialog}
      className={atTop ? "sheet top" : "sheet"}
      aria-label={label}
      style={{ width }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="paper">{children}</div>
    </dialog>
  );
}
