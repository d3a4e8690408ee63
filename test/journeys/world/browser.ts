import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

export const desktop = 1440;
export const phone = 390;

/** Where photographs are put. */
export const shelf = join(import.meta.dirname, "../../../test-results/journeys");

export type Look = { language?: "zh" | "en"; width?: number; scheme?: "light" | "dark" };

/** The shell first: a whole Chromium draws windows nobody sees, at a fifth more of the processor. */
export const chromiumPath = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  existsSync,
);

/** Why nothing can be looked at here; null: it can. */
export const missing: string | null = chromiumPath === undefined ? "no Chromium is installed" : null;

export type TestBrowser = {
  newContext: (look?: Look) => Promise<BrowserContext>;
  /** Tells every open page what time it is now. */
  putClocks: () => Promise<void>;
  /** What everybody saw when a journey failed, to test-results/journeys/failed/. */
  photographAll: (name: string) => Promise<void>;
  close: () => Promise<void>;
};

/** A real Chromium whose pages live at the program's time: `shiftOf` says how many milliseconds that is ahead of ours. */
export async function openBrowser(url: string, shiftOf: () => number): Promise<TestBrowser> {
  // Without a locale that knows more than ASCII the names of downloads are lost.
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--disable-gpu"], env });
  return {
    newContext: async ({ language = "zh", width = desktop, scheme = "light" } = {}) => {
      const isPhone = width < 700;
      const context = await browser.newContext({
        baseURL: url,
        viewport: { width, height: isPhone ? 844 : 900 },
        hasTouch: isPhone,
        isMobile: isPhone,
        locale: language === "zh" ? "zh-CN" : "en-GB",
        timezoneId: "Asia/Shanghai",
        colorScheme: scheme,
        reducedMotion: "reduce",
        permissions: ["clipboard-read", "clipboard-write"],
      });
      context.setDefaultTimeout(30_000);
      await context.addInitScript(shiftDate, shiftOf());
      return context;
    },
    putClocks: async () => {
      for (const context of browser.contexts()) {
        await context.addInitScript(shiftDate, shiftOf());
        await Promise.all(context.pages().map((page) => page.evaluate(shiftDate, shiftOf())));
      }
    },
    photographAll: async (name) => {
      const pages = browser.contexts().flatMap((context) => context.pages());
      const file = (at: number) => join(shelf, "failed", `${name.slice(0, 40).replaceAll(/\W+/g, "-")}-${at}.png`);
      await Promise.all(pages.map((page, at) => page.screenshot({ path: file(at) }).catch(() => undefined)));
    },
    close: () => browser.close(),
  };
}

/** Runs in the page: Date goes ahead by so many milliseconds; timers and everything else stay real. */
function shiftDate(milliseconds: number): void {
  const page = globalThis as unknown as { Date: DateConstructor; aheadOfUs?: number };
  if (page.aheadOfUs === undefined) {
    const Real = page.Date;
    page.Date = class extends Real {
      constructor(...given: [] | [number | string | Date]) {
        super(given.length === 0 ? Real.now() + page.aheadOfUs! : given[0]);
        if (given.length > 1) this.setTime(new Real(...(given as unknown as [number, number])).getTime());
      }
      static override now = () => Real.now() + page.aheadOfUs!;
    } as DateConstructor;
  }
  page.aheadOfUs = milliseconds;
}
