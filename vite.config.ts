import { realpathSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const root = `${import.meta.dirname}/src/web`;
const outDir = `${import.meta.dirname}/dist/web`;

/**
 * Two clients, built apart so that nothing heavy leaks into the light one:
 * staff (React, Ant Design; the last two years of browsers) and public (Preact; Chromium 86 and iOS 14, in-app browsers).
 * `vite build` makes both: dist/web/staff and dist/web/public, each an index.html and its assets.
 */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [
    react({ include: /\/src\/(web\/(?!public\/)|processes|registers|reports|channels).*\.tsx$/ }),
    contractsAsAddresses(),
    fontFaces(),
    clientRoutes(),
  ],
  server: {
    // The fonts lie in node_modules, beside the root and perhaps behind a link.
    fs: { allow: [root, realpathSync(`${import.meta.dirname}/node_modules`)] },
    port: Number(process.env.HUIYIN_WEB_PORT ?? 5173),
    proxy: { "/api": { target: process.env.HUIYIN_URL ?? "http://localhost:3000", changeOrigin: false } },
  },
  environments: {
    client: {
      build: {
        outDir,
        emptyOutDir: false,
        assetsDir: "staff/assets",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        target: ["chrome130", "edge130", "firefox132", "safari18"],
        rolldownOptions: { input: `${root}/staff/index.html` },
      },
    },
    public: {
      consumer: "client",
      build: {
        outDir,
        emptyOutDir: false,
        assetsDir: "public/assets",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        target: ["chrome86", "safari14"],
        rolldownOptions: { input: `${root}/public/index.html` },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const { rm } = await import("node:fs/promises");
      await rm(outDir, { recursive: true, force: true });
      await builder.build(builder.environments.client!);
      await builder.build(builder.environments.public!);
    },
  },
});

/** In development, page addresses answer with the page of their client: /staff/… the staff client, all else the public one. */
function clientRoutes(): Plugin {
  return {
    name: "huiyin:client-routes",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? "/").split("?")[0]!;
        const wantsPage = request.headers.accept?.includes("text/html") && !path.startsWith("/api/");
        if (wantsPage && !path.includes(".")) request.url = isStaff(path) ? "/staff/index.html" : "/public/index.html";
        next();
      });
    },
  };
}

function isStaff(path: string): boolean {
  return path === "/staff" || path.startsWith("/staff/");
}

/**
 * Every browser we support reads woff2; without the older copies the build carries half the files. The weights 400 and 600 stand
 * side by side, slice by slice: packed, the second list of unicode ranges costs next to nothing.
 */
function fontFaces(): Plugin {
  const bold = (face: string) =>
    face.replace("font-weight: 400", "font-weight: 600").replace("-400-normal", "-600-normal");
  return {
    name: "huiyin:font-faces",
    enforce: "pre",
    transform(code, id) {
      if (!/@fontsource\/.*\/400\.css$/.test(id)) return undefined;
      const woff2 = code.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, "");
      return woff2.replace(/@font-face \{[^}]*\}/g, (face) => `${face}\n${bold(face)}`);
    },
  };
}

/**
 * A room's contract declares each operation once, with its schemas. Browsers need method and path; the schemas (and zod with
 * them) stay at the server, which checks everything. So a contract reaches a client as its operations, bare; types are gone anyway.
 */
function contractsAsAddresses(): Plugin {
  return {
    name: "huiyin:contracts-as-addresses",
    enforce: "pre",
    async load(id) {
      const [file = ""] = id.split("?");
      if (!/\/src\/(kernel|processes|registers|reports|channels)\/.*\/contract\.ts$/.test(file)) return undefined;
      this.addWatchFile(file);
      const declared: Record<string, unknown> = await import(`${pathToFileURL(file)}?${statSync(file).mtimeMs}`);
      return Object.entries(declared)
        .filter(([name]) => name.endsWith("Operations"))
        .map(([name, operations]) => `export const ${name} = ${JSON.stringify(addressesOf(operations as Operations))};`)
        .join("\n");
    },
  };
}

type Operations = Record<string, { id: string; method: string; path: string }>;

function addressesOf(operations: Operations): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, { id, method, path }]) => [name, { id, method, path }]),
  );
}
