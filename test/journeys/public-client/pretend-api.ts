import type { CaseRow, CaseView } from "#kernel/process/contract.ts";
import { formatNumber, numberOf, parseNumber } from "#kernel/process/numbers.ts";
import { meId, morning, pretendCases, pretendTimeline, said } from "./pretend-world.ts";

/** What the public client was sent, and how it may be answered: enough of the API to look at every page without a server. */
export type Sent = { method: string; path: string; headers: Record<string, string>; body: unknown };
export type Answered = { status: number; body?: unknown };

const refused = (status: number, code: string, more: object = {}): Answered => ({
  status,
  body: { type: `/api/docs/errors#${code}`, title: code, words: { zh: code, en: code }, status, code, ...more },
});

const me = {
  kind: "person",
  id: meId,
  name: "沈一苇",
  title: null,
  side: "customer",
  roles: [],
  permissions: ["case.register", "case.comment", "incident.customer-act"],
  teams: [],
  organisation: { id: "3", name: "北溟大学图书馆" },
  isDesk: false,
  language: "zh",
  theme: "system",
  zone: "Asia/Shanghai",
  isOwnZone: false,
  version: 1,
  installation: { name: "远岭", zone: "Asia/Shanghai", isDemo: true },
};

const token = "t".repeat(43);

export class PretendApi {
  readonly sent: Sent[] = [];
  isSignedIn = false;
  /** The language of the signed-in person's profile. */
  language: "zh" | "en" = "zh";
  /** What else was chosen and saved. */
  readonly profile: Record<string, unknown> = {};
  /** Answers for the next calls to a path, before anything else: faults to order. */
  readonly ordered: { path: RegExp; answer: Answered | "lost" }[] = [];
  private readonly cases = pretendCases();
  private readonly timeline = pretendTimeline();
  private readonly byKey = new Map<string, Answered>();

  /** `lost`: the connection breaks after the server has done it. */
  answer(sent: Sent): Answered | "lost" {
    this.sent.push(sent);
    const at = this.ordered.findIndex(({ path }) => path.test(sent.path));
    const order = at < 0 ? undefined : this.ordered.splice(at, 1)[0]!.answer;
    if (order !== undefined && order !== "lost") return order;
    const key = sent.headers["idempotency-key"];
    const before = key === undefined ? undefined : this.byKey.get(key);
    const answered = before ?? this.decide(sent);
    if (key !== undefined && answered.status < 300) this.byKey.set(key, answered);
    return order === "lost" ? "lost" : answered;
  }

  private decide({ method, path, headers, body }: Sent): Answered {
    const [way = "", query = ""] = path.split("?");
    if (method === "POST" && way === "/sessions") {
      if ((body as { password: string }).password !== "well-known-demo") return refused(401, "wrong-sign-in");
      this.isSignedIn = true;
      return { status: 201, body: { ...me, language: this.language } };
    }
    if (way === "/sign-in-links/check") {
      return (body as { token: string }).token === token
        ? { status: 200, body: { purpose: "invitation", name: "沈一苇", login: "shen" } }
        : refused(404, "link-not-valid");
    }
    if (way === "/sign-in-links/use") return { status: 204 };
    if (way === "/links/open") {
      return (body as { token: string }).token === token
        ? { status: 200, body: { purpose: "track", number: this.cases[0]!.number, name: null, expiresAt: morning } }
        : refused(401, "link-not-valid");
    }
    if (way === "/track") return this.track(body as { number: string; proof: string });
    if (way === "/duty/hotline") return { status: 200, body: { numbers: [], hours: { zh: "", en: "" }, version: 0 } };
    const isTracking = headers.authorization === `Link ${token}`;
    if (!this.isSignedIn && !isTracking) return refused(401, "not-signed-in");
    if (way === "/me") {
      if (method === "PATCH") Object.assign(this.profile, body);
      return { status: 200, body: { ...me, language: this.language, ...this.profile } };
    }
    if (way === "/sessions/current") {
      this.isSignedIn = false;
      return { status: 204 };
    }
    if (way === "/service-names") {
      const items = ["自助服务终端", "网络", "门禁"].map((zh, id) => ({
        id: String(id + 1),
        parentId: null,
        name: { zh, en: zh },
      }));
      return { status: 200, body: { items } };
    }
    if (way === "/cases")
      return method === "GET" ? this.list(new URLSearchParams(query)) : this.register(body as { subject: string });
    return this.aboutCase(method, way, headers, body);
  }

  private track({ number, proof }: { number: string; proof: string }): Answered {
    const parsed = parseNumber(number);
    if (typeof parsed === "string") return refused(422, "number-mistyped");
    if (proof === "0000") return refused(429, "too-many-tries", { retryAfterSeconds: 1_500 });
    const isThere = this.cases.some((one) => one.number === formatNumber(numberOf(parsed.id)));
    return isThere && proof === "1234"
      ? { status: 201, body: { token, number: formatNumber(numberOf(parsed.id)), expiresAt: morning } }
      : refused(404, "not-found");
  }

  private list(query: URLSearchParams): Answered {
    const families = query.get("family")?.split(",");
    const words = query.get("q");
    const asks = query.get("asksCustomer");
    const items: CaseRow[] = this.cases
      .filter((one) => asks === null || one.asksYou === (asks === "true"))
      .filter((one) => families?.includes(one.state.family) ?? true)
      .filter((one) => (words ? one.subject.includes(words) : true));
    return { status: 200, body: { items, next: null, asOf: morning } };
  }

  private register({ subject }: { subject: string }): Answered {
    const number = formatNumber(numberOf("4827400"));
    this.cases.unshift({ ...this.cases[0]!, number, subject, assignee: null });
    return {
      status: 201,
      body: { number, id: "4827400", state: "registered", version: 1, dueAt: "2026-11-24T02:30:00.000Z" },
    };
  }

  private aboutCase(method: string, way: string, headers: Record<string, string>, body: unknown): Answered {
    const [, , number, what, move] = way.split("/");
    const record = this.cases.find((one) => one.number === number);
    if (record === undefined) return refused(404, "not-found");
    if (method === "GET" && what === undefined) return { status: 200, body: record };
    if (what === "timeline") {
      return {
        status: 200,
        body: { entries: record.number === this.cases[0]!.number ? this.timeline : [], next: null },
      };
    }
    if (what === "comments") {
      this.timeline.push(said((body as { body: string }).body, this.timeline.length));
      return { status: 201, body: { seq: this.timeline.length, version: record.version } };
    }
    if (what === "moves" && move !== undefined) return this.move(record, move, headers["if-match"]);
    return refused(404, "not-found");
  }

  private move(record: CaseView, move: string, ifMatch: string | undefined): Answered {
    if (!record.moves.some((one) => one.key === move)) return refused(409, "wrong-state");
    if (ifMatch !== `"${record.version}"`) return refused(409, "changed-meanwhile");
    record.version += 1;
    record.moves = record.moves.filter((one) => one.key !== move);
    record.asksYou = false;
    return {
      status: 200,
      body: {
        number: record.number,
        id: record.id,
        state: record.state.key,
        version: record.version,
        dueAt: null,
        opened: null,
      },
    };
  }
}
export const linkToken = token;
