/** Chinese fonts that stand before Noto Sans SC in the stack (tokens.css): macOS and Windows have one of them. */
const systemFonts = ["PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei"];

/**
 * Fetches the font declarations (unicode ranges of a hundred slices) after the first view, and only where no system font stands
 * before ours. Both weights come in one file: the build adds the 600 beside each 400 (vite.config.ts).
 */
export function loadFonts(): void {
  if (systemFonts.some(isInstalled)) return;
  addEventListener("load", () => void import("@fontsource/noto-sans-sc/400.css"), { once: true });
}

/** A font is there if letters in it are not as wide as in what would stand in for it. */
function isInstalled(family: string): boolean {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return false;
  const widthIn = (font: string) => {
    context.font = `40px ${font}`;
    return context.measureText("mmwwiill").width;
  };
  return widthIn(`"${family}", monospace`) !== widthIn("monospace");
}
