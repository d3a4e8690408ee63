import { readdirSync, readFileSync } from "node:fs";
import { readMessage } from "./read-message.ts";

const root = "/work/shared/corpora/mail/";
for (const kind of process.argv.slice(2))
  for (const f of readdirSync(root + kind).filter((n) => /\.(eml|txt|box)$/.test(n))) {
    const t = process.cpuUsage();
    try {
      const m = await readMessage(readFileSync(root + kind + "/" + f));
      const u = process.cpuUsage(t);
      const ms = (u.user + u.system) / 1000;
      console.log(
        `${kind}/${f}${ms > 150 ? " SLOW " + ms : ""} [${m.kind.name}${m.kind.sign ? " " + m.kind.sign : ""}] ${JSON.stringify(m.from)} S=${m.subject.slice(0, 80)} T=${JSON.stringify(m.newText.slice(0, 60))} H=${m.html?.length} A=${m.attachments.map((a) => `${a.name}(${a.type},${a.size}${a.isInline ? ",inline" : ""})`).join(" ")}${m.kind.report ? JSON.stringify(m.kind.report) : ""}`,
      );
    } catch (e) {
      console.log("FAIL", kind, f, e);
    }
  }
