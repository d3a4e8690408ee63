import { defineConfig } from "vitest/config";

/**
 * `npm test` runs every `*.test.ts`; volumes and hours live in `*.long.test.ts`, run by `npm run test:long`
 * (mode "long"). Mode "pg15" runs the same tests on Debian's PostgreSQL 15.
 */
export default defineConfig(({ mode }) => {
  const files = mode === "long" ? "*.long.test.{ts,tsx}" : "*.test.{ts,tsx}";
  const exclude = ["**/node_modules/**", "**/dist/**", ...(mode === "long" ? [] : ["**/*.long.test.{ts,tsx}"])];
  return {
    test: {
      globalSetup: "test/world/server.ts",
      setupFiles: "test/world/each-file.ts",
      execArgv: ["--disable-proto=delete"],
      testTimeout: mode === "long" ? 600_000 : 30_000,
      hookTimeout: 60_000,
      passWithNoTests: true,
      projects: [
        {
          extends: true,
          test: {
            name: "unit",
            include: [`{src,test,scripts}/**/${files}`],
            exclude: [...exclude, "test/journeys/**"],
          },
        },
        {
          extends: true,
          test: {
            name: "browser",
            include: [`test/journeys/**/${files}`],
            exclude,
            globalSetup: "test/journeys/world/built-screens.ts",
            testTimeout: 300_000,
          },
        },
      ],
    },
  };
});
