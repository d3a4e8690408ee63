import type { BrowserContext } from "playwright-core";
import { onTestFinished } from "vitest";
import { furnish } from "#app/demo/furnish.ts";
import { createHttp, listen } from "#app/http.ts";
import { openProgram, type Program } from "#app/program.ts";
import { routesOf } from "#app/rooms.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { linkActor } from "#kernel/links/links.ts";
import { identifier, shippedSessionLimits } from "#kernel/people/identity/identify.ts";
import { passwords } from "#kernel/people/identity/passwords.ts";
import { openSession } from "#kernel/people/identity/session-queries.ts";
import { openSecrets } from "#kernel/secrets/sealing.ts";
import { createDatabase } from "#test/world/database.ts";
import { freePort } from "#test/world/program.ts";
import { type Look, openBrowser } from "./browser.ts";
import { Visitor } from "./visitor.ts";

/**
 * The fictional provider of the demo at work: the whole program behind its real HTTP server, on a database of its own, on Monday
 * 2026-11-23, 10:00 in Shanghai. The clock runs, and can be put forward.
 */
export type Office = {
  program: Program;
  kernel: Kernel;
  url: string;
  /** Faults the program logged; a journey ends with none. */
  faults: readonly string[];
  /** Somebody of the provider or a customer sits down at a browser, already signed in, by their login. */
  arrives: (login: string, look?: Look) => Promise<Visitor>;
  /** Somebody nobody knows yet. */
  stranger: (look?: Look) => Promise<Visitor>;
  /** What these people sign in with. */
  passwordOf: (login: string) => Promise<string>;
  /** The person behind a login of the demo. */
  personOf: (login: string) => string;
  /** Puts the clock forward, for the program and for every open page. */
  itIs: (instant: string) => Promise<void>;
};

const password = "four-oaks-by-the-river";

/** Ends with the test. An office that is not furnished has nobody in it and nothing set up. */
export async function openOffice({ isFurnished = true } = {}): Promise<Office> {
  const db = await createDatabase();
  let shift = shiftTo("2026-11-23T02:00:00Z");
  const faults: string[] = [];
  const visitors: Visitor[] = [];
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const kernel: Kernel = {
    db,
    now: () => Temporal.Now.instant().add(shift).round({ smallestUnit: "millisecond", roundingMode: "floor" }),
    zone: "Asia/Shanghai",
    secrets: openSecrets(() => "the key of a test"),
    url,
    log: {
      info: () => undefined,
      warn: () => undefined,
      fault: (event, error) => void faults.push(`${event}: ${error}`),
    },
  };
  const program = await openProgram(kernel, { isServing: true });
  const signIns = isFurnished ? (await furnish(program, program.kernel.now())).signIns : [];
  const server = await createHttp({ trustedProxies: [], allowHttp: false, tls: undefined }, kernel, routesOf(program), {
    identify: identifier(kernel, { actorOfLink: (token, now) => linkActor(db, token, now) }),
    areAnswersChecked: true,
    readiness: async () => [],
  });
  await listen(server, { port, host: "localhost" });
  const browser = await openBrowser(url, () => shift.total("milliseconds"));
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") {
      await browser.photographAll(task.name);
      console.error("faults of program and pages:", faults, ...visitors.map((one) => one.faults));
    }
    await browser.close();
    await program.live?.stop();
    await server.close();
    await program.stop();
  });

  const come = (context: BrowserContext, personId: string | null): Visitor => {
    const visitor = new Visitor(context, kernel, personId);
    visitors.push(visitor);
    return visitor;
  };
  const personOf = (login: string): string => {
    const found = signIns.find((one) => one.login === login);
    if (!found) throw new Error(`nobody signs in as ${login}`);
    return found.personId;
  };
  return {
    program,
    kernel,
    url,
    faults,
    stranger: async (look) => come(await browser.newContext(look), null),
    arrives: async (login, look) => {
      const personId = personOf(login);
      const context = await browser.newContext(look);
      const from = { address: "127.0.0.1", agent: "journey" };
      const token = await openSession(db, personId, from, kernel.now(), shippedSessionLimits);
      const { name } = server.door.cookie!;
      // The cookie is for secure origins; loopback counts as one to the browser, though not to what sets cookies from outside.
      const home = url.replace("http:", "https:");
      await context.addCookies([{ name, value: token, url: home, secure: true, httpOnly: true, sameSite: "Lax" }]);
      return come(context, personId);
    },
    personOf,
    passwordOf: async (login) => {
      await db.query({
        text: `insert into sign_ins (person_id, login, password_hash, changed_at) values ($1, $2, $3, $4)
               on conflict do nothing`,
        values: [personOf(login), login, await passwords().hash(password), kernel.now()],
      });
      return password;
    },
    itIs: async (instant) => {
      shift = shiftTo(instant);
      await browser.putClocks();
    },
  };
}

const shiftTo = (instant: string): Temporal.Duration => Temporal.Now.instant().until(Temporal.Instant.from(instant));
