import { useLayoutEffect } from "react";

/**
 * Lets a text field be as high as its text, to `most` px. Own, because Ant Design's measures with a style attribute,
 * which our content security policy refuses.
 */
export function useGrowing(field: React.RefObject<HTMLTextAreaElement | null>, text: string, most: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight + element.offsetHeight - element.clientHeight, most)}px`;
  }, [field, text, most]);
}
