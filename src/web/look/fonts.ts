/**
 * Fetches the font declarations (72 kB of unicode ranges) after the first paint: most readers have one of the system
 * fonts that stand before Noto Sans SC in the stack and never load a slice; the rest swap when theirs arrives.
 */
export async function loadFonts(): Promise<void> {
  await Promise.all([import("@fontsource/noto-sans-sc/400.css"), import("@fontsource/noto-sans-sc/600.css")]);
}
