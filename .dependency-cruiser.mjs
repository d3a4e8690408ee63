/**
 * Who may import whom. Each comment tells the offender what to do instead.
 * test/shape/import-rules.test.ts proves that every rule here fires.
 */

const tests = "\\.(test|long\\.test)\\.tsx?$";
const room = "^src/processes/([^/]+)/";
/** Below everything: no domain words. (http stands above it: it knows who asks.) kernel.ts is the list of what the floor offers. */
const groundFloor = "^src/kernel/((db|jobs|time|errors|secrets)/|kernel\\.ts$)";
/** What the kernel declares in words that the screens understand too. */
const declarations =
  "^src/kernel/(process/(definition|list-columns|bulk/limits|relate/kinds|scripts/line)|words/words|errors/(codes|refusal)|people/(permissions|roles)|forms/field)\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "kernel-knows-no-room",
      comment:
        "The kernel is shared by all and knows nobody. Let the room hand in what the kernel needs (a definition, a named guard, a function registered at start), or react to an announcement.",
      severity: "error",
      from: { path: "^src/kernel/", pathNot: tests },
      to: { path: "^src/(processes|registers|reports|channels|web)/" },
    },
    {
      name: "ground-floor-stands-alone",
      comment:
        "db, jobs, time and errors carry everything else and contain no domain words. Move the domain part up into the kernel folder it belongs to, and pass values down as arguments.",
      severity: "error",
      from: { path: groundFloor, pathNot: tests },
      to: { path: "^src/", pathNot: groundFloor },
    },
    {
      name: "rooms-meet-at-doors",
      comment:
        "Another room's inside may change any day. Import its index.ts; if what you need is not there, add it to the door, or better: react to an announcement of that room.",
      severity: "error",
      from: { path: room, pathNot: tests },
      to: { path: room, pathNot: ["^src/processes/$1/", "^src/processes/[^/]+/index\\.ts$"] },
    },
    {
      name: "outsiders-use-doors",
      comment:
        "Only the wiring in app/ and a room itself know what is behind its door. Import the room's index.ts, or read what it publishes.",
      severity: "error",
      from: { path: "^src/(registers|reports)/", pathNot: tests },
      to: { path: room, pathNot: "/index\\.ts$" },
    },
    {
      name: "channels-know-no-room",
      comment:
        "A channel carries cases in and out through the kernel. Let the room declare what it accepts instead of calling it.",
      severity: "error",
      from: { path: "^src/channels/", pathNot: tests },
      to: { path: "^src/(processes|registers|reports)/" },
    },
    {
      name: "reading-mail-stands-alone",
      comment:
        "Strangers' mail is read in a thread of its own, which must load nothing that knows the database, a case or a secret. Do it with what came out of the reader, on the other side of its door.",
      severity: "error",
      from: { path: "^src/channels/mail/reading/", pathNot: tests },
      to: { path: "^src/", pathNot: "^src/(channels/mail/reading/|kernel/files/names\\.ts$)" },
    },
    {
      name: "reading-mail-has-a-door",
      comment:
        "Past the door there is no limit of time and memory, and strangers' mail needs both. Use openReader from reading/index.ts.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/channels/mail/reading/", tests] },
      to: { path: "^src/channels/mail/reading/", pathNot: "/reading/index\\.ts$" },
    },
    {
      name: "nobody-imports-app",
      comment:
        "app/ is the wiring and imports everybody, so importing it makes a circle. Take what you need as an argument; adding a room is one line in app/rooms.ts and one in app/screens.tsx.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/app/", "^src/main\\.ts$", "^src/web/staff/main\\.tsx$", tests] },
      to: { path: "^src/app/" },
    },
    {
      name: "rules-are-pure",
      comment:
        "process.ts, rules.ts, contract.ts and the kernel's declarations are read aloud, tested without a world and shared with the screens: no database, network, files or environment. Take the value as an argument; put the doing into commands/ and the SQL into queries.ts.",
      severity: "error",
      from: { path: ["/(process|rules|contract)\\.ts$", declarations] },
      to: {
        path: "^src/kernel/(db|jobs|files)/|(^|/)node_modules/(pg|pg-boss|kysely|fastify|@fastify)/|^(node:)?(fs|net|http|https|http2|dgram|dns|tls|child_process|worker_threads|process|os|sqlite)(/|$)",
      },
    },
    {
      name: "screens-know-their-contract",
      comment:
        "A room's web/ may import its own contract.ts and process.ts, contracts and declarations of the kernel, and the kit in src/web/. Anything else from the server would end up in the browser: ask for it through the API, or move the shared type into contract.ts.",
      severity: "error",
      from: { path: "^src/(processes|registers|reports|channels)/([^/]+)/web/", pathNot: tests },
      to: {
        path: "^src/",
        pathNot: [
          "^src/$1/$2/(web/|contract\\.ts$|process\\.ts$)",
          "^src/kernel/[^/]+/(replan/)?contract\\.ts$",
          declarations,
          "^src/web/",
        ],
      },
    },
    {
      name: "kit-knows-no-room",
      comment:
        "src/web/ is the kit all screens share. Let the room pass its data and words in as properties; screens are brought together in app/screens.tsx.",
      severity: "error",
      from: { path: "^src/web/", pathNot: tests },
      to: {
        path: "^src/(processes|registers|reports|channels)/",
        // Who changed what is shown beside every register, alike; the case list and the reply box offer what people keep for them; a case
        // of any process becomes a problem record, or is one of a project's.
        pathNot: "^src/(registers/(record-keeping|case-views|macros|projects)|processes/problem)/contract\\.ts$",
      },
    },
    {
      name: "screens-leave-the-server-alone",
      comment:
        "Of the kernel the kit takes contracts and declarations only; anything else would carry the server into the browser. Ask for it through the API, or move the shared type into contract.ts.",
      severity: "error",
      from: { path: "^src/web/", pathNot: tests },
      to: { path: "^src/(kernel|main)", pathNot: ["/contract\\.ts$", declarations] },
    },
    {
      name: "no-barrels",
      comment:
        "index.ts is the door of a room and nothing else. Import the file that has what you need; a list that re-exports hides who uses what.",
      severity: "error",
      from: {},
      to: {
        path: "^(src|test)/.*/index\\.tsx?$",
        pathNot: [
          "^src/(processes|registers|channels)/[^/]+/index\\.ts$",
          "^src/reports/index\\.ts$",
          // A part that runs in a thread of its own has a door of its own.
          "^src/channels/mail/reading/index\\.ts$",
        ],
      },
    },
    {
      name: "no-cycles",
      comment:
        "These files need each other to load, so neither can be understood or tested alone. Move what both need into a third file, or pass it as an argument. (Types may refer to each other.)",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "tests-stay-outside",
      comment: "What runs for customers must not depend on test code. Move the part both need into src/.",
      severity: "error",
      from: { path: "^src/", pathNot: tests },
      to: { path: [`^test/`, tests] },
    },
    {
      name: "everything-resolves",
      comment:
        'This import leads nowhere. Check the path, the .ts at its end, and the aliases under "imports" in package.json.',
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // TypeScript 7 has no programming interface, so SWC reads the files; type-only imports count too.
    parser: "swc",
    detectJSDocImports: false,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["node", "import", "types", "default"],
    },
  },
};
