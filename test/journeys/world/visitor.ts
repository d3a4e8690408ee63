import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Kernel } from "#kernel/kernel.ts";
import { desktop, phone, shelf } from "./browser.ts";

let photographed = 0;
const takesAllLooks = process.env.HUIYIN_LOOKS === "all";

/** Somebody at a browser. What they do is what hands do: click, type, choose; what they see is what is on the page. */
export class Visitor {
  readonly context: BrowserContext;
  readonly kernel: Kernel;
  /** Known once they have signed in. */
  personId: string | null;
  /** Script errors and what the browser refused; a journey ends with none. */
  readonly faults: string[] = [];
  #page: Page | undefined;

  constructor(context: BrowserContext, kernel: Kernel, personId: string | null) {
    this.context = context;
    this.kernel = kernel;
    this.personId = personId;
    context.on("weberror", (error) => this.faults.push(String(error.error())));
    context.on("console", (line) => {
      if (line.type() === "error" && !/status of [45]\d\d|ERR_/.test(line.text())) this.faults.push(line.text());
    });
  }

  get page(): Page {
    if (!this.#page) throw new Error("nothing is open yet");
    return this.#page;
  }

  async opens(path: string): Promise<void> {
    this.#page ??= await this.context.newPage();
    await this.#page.goto(path);
  }

  /** On a sign-in page: types login and password, and is in when the form is gone. */
  async signsIn(login: string, password: string): Promise<void> {
    await this.page.getByLabel(/^(用户名|登录名|User name|Login)/).fill(login);
    await this.page.getByRole("textbox", { name: /^(密码|Password)/ }).fill(password);
    await this.page.keyboard.press("Enter");
    await this.page.locator("input[type=password]").waitFor({ state: "detached" });
    const { rows } = await this.kernel.db.query<{ id: string }>({
      text: "select person_id as id from sign_ins where login = $1",
      values: [login],
    });
    this.personId = rows[0]!.id;
  }

  /** Waits until these words can be read somewhere on the page. */
  async reads(words: string | RegExp, inside: Locator | Page = this.page): Promise<void> {
    await inside.getByText(words).filter({ visible: true }).first().waitFor();
  }

  async presses(name: string | RegExp, inside: Locator | Page = this.page): Promise<void> {
    await inside
      .getByRole("button", { name, exact: typeof name === "string" })
      .filter({ visible: true })
      .first()
      .click();
  }

  /** Fills fields by the words above them, whatever they are: text, a few choices, a list to choose from. */
  async fills(values: Readonly<Record<string, string>>, inside: Locator | Page = this.page): Promise<void> {
    for (const [title, value] of Object.entries(values)) await this.#fill(title, value, inside);
  }

  async #fill(title: string, value: string, inside: Locator | Page): Promise<void> {
    const field = inside
      .locator(".field, fieldset:not(.bare)")
      .filter({ has: this.page.locator("label, legend, .label > span").getByText(title, { exact: true }) })
      .first();
    await field.waitFor();
    if ((await field.getByRole("radio").count()) > 0) return field.getByText(value, { exact: true }).click();
    const list = field.getByRole("combobox");
    if ((await list.count()) === 0) return field.locator("input, textarea").first().fill(value);
    await list.click();
    await list.fill(value);
    await this.page
      .locator(".ant-select-dropdown:visible .ant-select-item-option")
      .filter({ hasText: value })
      .first()
      .click();
  }

  /** No violation of WCAG A and AA here, and nothing runs out of the page sideways. */
  async findsItAccessible(page = this.page): Promise<void> {
    if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(`${axe.source};0`);
    const found = await page.evaluate(async () => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
      const { violations } = await inPage.run({
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        resultTypes: ["violations"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    });
    expect({ at: page.url(), found }).toEqual({ at: page.url(), found: [] });
    await this.#fits(page);
  }

  async #fits(page: Page): Promise<void> {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect({ at: page.url(), overflow: Math.max(0, overflow) }).toEqual({ at: page.url(), overflow: 0 });
  }

  /**
   * Looks at the page, read anew: nothing runs out of it, each width accessible, photographed to
   * test-results/journeys/<language>-<width>/<name>.png. `npm run test:long` takes both languages at all widths wanted; by itself a page is
   * looked at once, one in English as narrow as it gets (the longest words), the next in Chinese as wide. Afterwards it is in Chinese
   * and as wide as it was.
   */
  async photographs(name: string, widths: readonly number[] = [desktop]): Promise<void> {
    const { page } = this;
    const before = page.viewportSize()!;
    photographed += 1;
    const isEnglish = photographed % 2 === 0;
    const looks = {
      en: takesAllLooks ? widths : isEnglish ? [Math.min(...widths)] : [],
      zh: takesAllLooks ? widths : isEnglish ? [] : [Math.max(...widths)],
    };
    const checked = new Set<number>();
    const languages = looks.en.length > 0 ? (["en", "zh"] as const) : (["zh"] as const);
    for (const language of languages) {
      await this.#speak(language);
      await page.evaluate((spoken) => localStorage.setItem("huiyin.language", spoken), language);
      await page.reload();
      await page.locator(`html[lang^=${language}]`).waitFor();
      for (const width of looks[language]) {
        await page.setViewportSize({ width, height: width === phone ? 844 : 900 });
        await settled(page);
        // What makes a page accessible does not depend on the language; whether it fits does.
        if (checked.has(width)) await this.#fits(page);
        else await this.findsItAccessible(page);
        checked.add(width);
        await page.screenshot({
          path: join(await folder(`${language}-${width}`), `${name}.png`),
          animations: "disabled",
        });
      }
      await page.setViewportSize(before);
    }
  }

  /** As it stands, with what is open over it: accessible, and photographed in the language it is in. */
  async photographsAsItStands(name: string): Promise<void> {
    await settled(this.page);
    await this.findsItAccessible();
    const kind = `${await this.page.locator("html").getAttribute("lang")}-as-it-stands`;
    await this.page.screenshot({ path: join(await folder(kind), `${name}.png`), animations: "disabled" });
  }

  /** As the profile does it: with the version of rights, without which nodes go on with what they know of the person. */
  async #speak(language: "zh" | "en"): Promise<void> {
    if (this.personId === null) return;
    await this.kernel.db.query({
      text: "update persons set language = $2, rights_version = rights_version + 1 where id = $1",
      values: [this.personId, language],
    });
  }
}

/** Where photographs of a kind go. */
async function folder(kind: string): Promise<string> {
  const path = join(shelf, kind);
  await mkdir(path, { recursive: true });
  return path;
}

/** Everything asked for has come: no line of waiting, no skeleton, the fonts there. */
async function settled(page: Page): Promise<void> {
  await page.locator("main, .narrow, form").first().waitFor();
  await page.waitForFunction(() => document.querySelector(".loading-line, .skeleton") === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
