import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { headerSets } from "#kernel/http/headers.ts";
import { chromiumPath } from "../world/browser.ts";
import { PretendApi } from "./pretend-api.ts";
import { morning } from "./pretend-world.ts";

const dist = join(import.meta.dirname, "../../../dist/web");

/** Why the pages cannot be looked at here; null: they can. */
export const missing: string | null = !existsSync(join(dist, "public/index.html"))
  ? "the web client is not built"
  : chromiumPath === undefined
    ? "no Chromium is installed"
    : null;

export type Look = { language?: "zh" | "en"; scheme?: "light" | "dark"; width?: number; isSignedIn?: boolean };
export type Opened = { page: Page; api: PretendApi; faults: string[] };

/** The built client under the server's own headers (styles stricter still: none inline), with a pretend API behind it. */
export async function openBrowser() {
  const server = createServer((request, response) => {
    const path = normalize((request.url ?? "/").split("?")[0]!);
    const file = join(dist, extname(path) === "" ? "public/index.html" : path);
    if (!file.startsWith(dist) || !existsSync(file)) return response.writeHead(404).end();
    const { "content-security-policy": policy = "", ...headers } = headerSets("http://localhost").pages;
    response.writeHead(200, {
      ...headers,
      "content-security-policy": policy.replace(" 'unsafe-inline'", ""),
      "content-type": types[extname(file)] ?? "application/octet-stream",
    });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });

  const open = async (path: string, look: Look = {}): Promise<Opened> => {
    const { language = "zh", scheme = "light", width = 390, isSignedIn = false } = look;
    const context = await browser.newContext({
      baseURL: `http://127.0.0.1:${port}`,
      viewport: { width, height: width < 600 ? 844 : 900 },
      locale: language === "zh" ? "zh-CN" : "en-GB",
      timezoneId: "Asia/Shanghai",
      colorScheme: scheme,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    // Pages left open go on asking, and those of twenty tests together leave nothing for the next.
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.clock.setFixedTime(morning);
    const api = new PretendApi();
    api.isSignedIn = isSignedIn;
    api.language = language;
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (line) => {
      if (line.type() === "error" && !/status of 4\d\d|ERR_/.test(line.text())) faults.push(line.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(`http://127.0.0.1:${port}/`)) faults.push(`request to ${request.url()}`);
    });
    await page.route("**/api/v1/**", async (route) => {
      const request = route.request();
      const url = new URL(request.url());
      const answer = api.answer({
        method: request.method(),
        path: url.pathname.replace("/api/v1", "") + url.search,
        headers: request.headers(),
        body: request.headers()["content-type"]?.startsWith("application/json")
          ? request.postDataJSON()
          : request.postData(),
      });
      if (answer === "lost") return route.abort("connectionreset");
      await route.fulfill({ status: answer.status, json: answer.body });
    });
    await page.goto(path);
    return { page, api, faults };
  };
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { open, close };
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};
