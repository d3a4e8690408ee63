import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take long because they wait (for programs to start, to be killed, to notice) go first, the others beside them. */
const waiting = ["test/faults/kills", "src/app/start", "src/kernel/db/embedded", "test/isolation/matrix"];

class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ moduleId }: TestSpecification) => waiting.some((file) => moduleId.includes(file));
    const { true: first = [], false: rest = [] } = Object.groupBy(await super.sort(files), (file) => `${waits(file)}`);
    return [...first, ...rest];
  }
}

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
      // By itself vitest leaves one processor to itself: on two nothing would run side by side. One more than there are made a whole run slower.
      maxWorkers: Math.max(2, availableParallelism()),
      sequence: { sequencer: WaitingFirst },
      // Against hanging, on a machine that may be busy; no measures.
      testTimeout: mode === "long" ? 600_000 : 120_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 30_000, interval: 20 } },
      passWithNoTests: true,
      projects: [
        {
          extends: true,
          test: {
            name: "unit",
            // The program is loaded once per worker, not once per file: a third of the processor's time. No file may leave anything behind.
            isolate: false,
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
