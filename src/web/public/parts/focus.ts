import type { RefObject } from "preact";

/** After the faults are drawn, the first field that needs a change has the focus. */
export function focusFirstFault(form: RefObject<HTMLFormElement | null>): void {
  requestAnimationFrame(() => {
    form.current?.querySelector<HTMLElement>(".wrong input, .wrong textarea, .wrong select")?.focus();
  });
}
