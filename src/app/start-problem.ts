import { DatabaseProblem, type DatabaseProblemCode } from "#kernel/db/problem.ts";

/** Why the program cannot start, apart from its database. */
export type StartProblemCode =
  | "bad-setting"
  | "unknown-command"
  | "bad-arguments"
  | "port-taken"
  | "address-not-ours"
  | "port-forbidden"
  | "demo-not-empty";

export class StartProblem extends Error {
  readonly code: StartProblemCode;
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: StartProblemCode, facts: Readonly<Record<string, string>>, cause?: unknown) {
    super(`${code}: ${JSON.stringify(facts)}`, { cause });
    this.name = "StartProblem";
    this.code = code;
    this.facts = facts;
  }
}

type Code = StartProblemCode | DatabaseProblemCode;

interface Saying {
  /** Stable, so that scripts and service managers can tell one from another. */
  readonly exit: number;
  readonly zh: string;
  readonly en: string;
}

/** What to tell the person at the terminal: what is wrong and what to do. `{name}` is replaced by the fact of that name. */
export const sayings: Readonly<Record<Code, Saying>> = {
  "bad-setting": {
    exit: 10,
    zh: "配置项 {name}=“{value}” 不可用（{reason}）。请改正后重新启动，见 docs/operating/configuration.md。",
    en: "The setting {name}=“{value}” cannot be used ({reason}). Correct it and start again; see docs/operating/configuration.md.",
  },
  "unknown-command": {
    exit: 11,
    zh: "没有“{command}”这个命令。可用的命令：{commands}。",
    en: "There is no command “{command}”. There are: {commands}.",
  },
  "bad-arguments": {
    exit: 15,
    zh: "命令 {command} 无法执行：{reason}。用法：{usage}",
    en: "The command {command} cannot do that: {reason}. Usage: {usage}",
  },
  "demo-not-empty": {
    exit: 16,
    zh: "演示数据只能放进空的数据库，而这里已经有别的数据（{holding}），没有做任何改动。请用 HUIYIN_DATA 指定一个新目录，或新建一个数据库。",
    en: "The demo only fills an empty database, and this one holds other data ({holding}); nothing was changed. Name a new folder with HUIYIN_DATA, or make a new database.",
  },
  "port-taken": {
    exit: 12,
    zh: "端口 {port} 已被其他程序占用。请先停止该程序，或换一个端口：PORT={other} npm start。",
    en: "Port {port} is taken by another program. Stop that one, or choose another port: PORT={other} npm start.",
  },
  "port-forbidden": {
    exit: 13,
    zh: "没有权限监听端口 {port}。请使用 1024 以上的端口，或由反向代理转发。",
    en: "This account may not listen on port {port}. Use one above 1024, or a reverse proxy in front.",
  },
  "address-not-ours": {
    exit: 14,
    zh: "HOST={host} 不是本机的地址。本机使用请设为 localhost，对外服务请设为 0.0.0.0。",
    en: "HOST={host} is no address of this machine. Use localhost for this machine only, 0.0.0.0 for all.",
  },
  unreachable: {
    exit: 20,
    zh: "无法连接数据库 {server}（{error}）。请检查 DATABASE_URL、数据库是否已启动以及网络和密码。",
    en: "The database {server} cannot be reached ({error}). Check DATABASE_URL, that the database runs, network and password.",
  },
  "server-too-old": {
    exit: 21,
    zh: "数据库 {server} 的 PostgreSQL 版本 {version} 过旧，需要 {oldest} 或更新版本。请先升级数据库。",
    en: "The database {server} is PostgreSQL {version}; {oldest} or newer is needed. Upgrade the server first.",
  },
  "wrong-character-type": {
    exit: 22,
    zh: "数据库 {server} 的字符类型（编码 {encoding}，LC_CTYPE {ctype}）不把汉字当作文字，搜索会漏掉结果。请新建数据库：CREATE DATABASE huiyin TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C'。",
    en: "In the database {server} (encoding {encoding}, LC_CTYPE {ctype}) Chinese characters are no letters, so search would miss results. Create it anew: CREATE DATABASE huiyin TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C'.",
  },
  "newer-migrations": {
    exit: 23,
    zh: "数据来自更新版本的程序（{migrations}）。请使用该版本或更新的程序；旧程序不会改动这些数据。",
    en: "The data is from a newer version of the program ({migrations}). Run that version or a newer one; nothing was changed.",
  },
  "changed-migrations": {
    exit: 24,
    zh: "已执行过的迁移文件被改动：{migrations}。请恢复原文件，把新的改动写成新的迁移文件。",
    en: "A migration was edited after it ran: {migrations}. Restore the file and write the change as a new one.",
  },
  "folder-not-writable": {
    exit: 30,
    zh: "数据目录 {folder} 无法写入（{error}）。请修改目录权限，或用 HUIYIN_DATA 指定其他目录。",
    en: "The data folder {folder} cannot be written ({error}). Change its permissions, or name another with HUIYIN_DATA.",
  },
  "folder-newer": {
    exit: 31,
    zh: "数据目录 {folder} 来自 PostgreSQL {found}，本程序自带 {version}。请使用更新版本的程序。",
    en: "The data in {folder} is from PostgreSQL {found}; this program carries {version}. Use the newer version of the program.",
  },
  "folder-older": {
    exit: 32,
    zh: "数据目录 {folder} 来自 PostgreSQL {found}，本程序自带 {version}。请用旧版本程序备份，再用新版本恢复，见 docs/operating/upgrade.md。",
    en: "The data in {folder} is from PostgreSQL {found}; this program carries {version}. Back up with the old program and restore with this one; see docs/operating/upgrade.md.",
  },
  "second-instance": {
    exit: 33,
    zh: "数据目录 {folder} 已由另一个正在运行的程序使用（进程 {pid}）。请先停止它，或用 HUIYIN_DATA 指定其他目录；多节点运行请使用 DATABASE_URL。",
    en: "The data folder {folder} is in use by another running instance (process {pid}). Stop that one, or name another folder with HUIYIN_DATA; several nodes need a DATABASE_URL.",
  },
  "disk-full": {
    exit: 34,
    zh: "磁盘已满，数据库无法在 {folder} 启动。请清理磁盘空间后重新启动；已确认的数据不会丢失。",
    en: "The disk is full, so the database cannot start in {folder}. Free some space and start again; nothing acknowledged is lost.",
  },
  "no-binaries": {
    exit: 35,
    zh: "本机没有自带的 PostgreSQL 可用（{package}）。请删除 node_modules 后重试，或用 DATABASE_URL 指定 PostgreSQL。",
    en: "There is no bundled PostgreSQL for this machine ({package}). Delete node_modules and start again, or set DATABASE_URL.",
  },
  "no-account": {
    exit: 36,
    zh: "以 root 运行时，PostgreSQL 需要一个普通账户，但系统中没有 postgres 或 nobody。请创建其一，或以普通用户运行。",
    en: "As root, PostgreSQL needs an ordinary account, and there is neither postgres nor nobody. Create one, or run as an ordinary user.",
  },
  "nameless-account": {
    exit: 38,
    zh: "运行本程序的用户在系统中没有名称（/etc/passwd 中没有该用户），PostgreSQL 无法初始化。请以有名称的用户或 root 运行，或使用 DATABASE_URL。",
    en: "The user this program runs as has no name on this machine (no line in /etc/passwd), which PostgreSQL needs. Run as a named user or as root, or set DATABASE_URL.",
  },
  "server-failed": {
    exit: 37,
    zh: "数据库无法在 {folder} 启动。PostgreSQL 的说明如下：{output}",
    en: "The database does not start in {folder}. PostgreSQL says: {output}",
  },
};

/** The two lines to print and the exit code; undefined for what is no start problem but a fault. */
export function explain(error: unknown): Saying | undefined {
  if (!(error instanceof StartProblem || error instanceof DatabaseProblem)) return undefined;
  const { exit, zh, en } = sayings[error.code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => error.facts[name] ?? "?");
  return { exit, zh: fill(zh), en: fill(en) };
}
