import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";

const isOneThere = (...paths: string[]) => paths.some((path) => existsSync(path));

/** What the tests use beyond npm's packages: Debian's packages, and what is left unproved without each. In this order. */
const needed = [
  {
    name: "chromium-headless-shell",
    isThere: () => isOneThere("/usr/bin/chromium-headless-shell"),
    without: "journeys take longer: a whole Chromium draws windows nobody sees",
  },
  {
    name: "chromium",
    isThere: () => isOneThere("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser"),
    without: "journeys in the browser cannot run",
  },
  {
    name: "fonts-noto-cjk",
    isThere: () => existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    without: "Chinese text in screenshots shows as boxes",
  },
  {
    name: "dovecot-imapd",
    isThere: () => existsSync("/usr/sbin/dovecot"),
    without: "fetching letters from a real server is not tested",
  },
  {
    name: "postgresql-15",
    isThere: () => existsSync("/usr/lib/postgresql/15/bin/postgres"),
    without: "the oldest supported server is not tested",
  },
];

/**
 * Installs what is missing where that is possible (Debian's apt-get, as root); elsewhere says what to install.
 * Never fails by itself: the tests that need a missing thing say so.
 */
export function prepareMachine(): void {
  const missing = needed.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  const canInstall = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
  if (canInstall) {
    for (const name of install()) console.log(`apt-get could not install ${name}`);
  } else {
    const names = missing.map(({ name }) => name).join(" ");
    console.log(`missing: ${names}. Install with: sudo apt-get install ${names}`);
  }
  for (const { name, without } of missing.filter(({ isThere }) => !isThere()))
    console.log(`without ${name} ${without}`);
}

/** Answers with the names that did not make it. One by one: other releases of Debian lack one or the other, and one may do for another. */
function install(): string[] {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => {
    try {
      execFileSync("apt-get", ["-qq", "-o", "Dpkg::Options::=--force-confold", ...args], {
        env,
        stdio: ["ignore", "ignore", "pipe"],
      });
      return true;
    } catch (error) {
      process.stderr.write((error as { stderr?: Buffer }).stderr ?? "");
      return false;
    }
  };
  doNotStartDebiansServer();
  apt("update");
  const failed: string[] = [];
  for (const { name, isThere } of needed) {
    if (isThere()) continue;
    console.log(`installing ${name} with apt-get …`);
    if (!apt("install", "--yes", "--no-install-recommends", name)) failed.push(name);
  }
  return failed;
}

/** Debian's package would create and start a server of its own; we only want its programs. */
function doNotStartDebiansServer(): void {
  const folder = "/etc/postgresql-common";
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/createcluster.conf`, "create_main_cluster = false\n");
}
