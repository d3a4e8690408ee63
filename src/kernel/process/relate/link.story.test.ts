import { describe, expect, test } from "vitest";
import { changeLink } from "#kernel/process/relate/link.ts";
import { callRoute } from "#test/world/call.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import type { LinkKindKey } from "./kinds.ts";
import { relateRoutes } from "./routes.ts";

const link = async (
  desk: Desk,
  who: Person,
  caseId: string,
  kind: LinkKindKey,
  otherId: string,
  what: "link" | "unlink" = "link",
) => changeLink(desk.program.engine, await desk.asking(who), what, { caseId, otherId, kind, direction: "to" });

describe("D22 linking cases", () => {
  test("D22 a link stands on both timelines and on both cases, and can be taken away; history keeps both", async () => {
    const desk = await openDesk();
    const [one, other] = [await desk.registerCall(), await desk.registerCall({ subject: "二楼也黑屏" })];
    await link(desk, desk.people.operator, one.id, "caused-by", other.id);
    const routes = relateRoutes({
      engine: desk.program.engine,
      names: desk.program.names,
      similarCases: async () => [],
    });
    const { actor } = await desk.asking(desk.people.operator);
    const seen = (number: string) =>
      callRoute<{ items: { kind: string; direction: string; title: { en: string }; case: { number: string } }[] }>(
        routes,
        "cases.linked",
        actor,
        {
          params: { number },
        },
      );
    expect((await seen(one.number)).items).toMatchObject([
      { kind: "caused-by", direction: "to", title: { en: "Caused by" }, case: { number: other.number } },
    ]);
    expect((await seen(other.number)).items).toMatchObject([{ direction: "from", title: { en: "Caused" } }]);

    await link(desk, desk.people.operator, one.id, "caused-by", other.id, "unlink");
    expect((await seen(one.number)).items).toEqual([]);
    const { rows } = await desk.db.query<{ kind: string }>({
      text: "select kind from events where case_id = $1 order by seq",
      values: [other.id],
    });
    expect(rows.map(({ kind }) => kind)).toEqual(["registered", "linked", "unlinked"]);
    expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
  });

  test("D22 twice the same link is refused, also the other way round where both ends are alike; so is one to itself", async () => {
    const desk = await openDesk();
    const [one, other] = [await desk.registerCall(), await desk.registerCall()];
    const { operator } = desk.people;
    await link(desk, operator, one.id, "relates", other.id);
    await expect(link(desk, operator, other.id, "relates", one.id)).rejects.toMatchObject({ code: "already-linked" });
    await expect(link(desk, operator, one.id, "caused-by", other.id, "unlink")).rejects.toMatchObject({
      code: "not-linked",
    });
    await expect(link(desk, operator, one.id, "relates", one.id)).rejects.toMatchObject({
      detail: { issues: [{ path: "to", code: "to-itself" }] },
    });
  });

  test("D22 S7 nobody links a case outside their sight", async () => {
    const desk = await openDesk();
    const mine = await desk.takeTo("working");
    const foreign = await desk.registerCall(); // still at the desk: the engineer does not see it
    await expect(link(desk, desk.people.engineer, mine, "relates", foreign.id)).rejects.toMatchObject({
      kind: "not-found",
    });
  });

  test("D22 two who link the same two cases at once, each from its own end: one link, no deadlock", async () => {
    const desk = await openDesk();
    const [one, other] = [await desk.registerCall(), await desk.registerCall()];
    const tried = await Promise.allSettled([
      link(desk, desk.people.operator, one.id, "relates", other.id),
      link(desk, desk.people.lead, other.id, "relates", one.id),
    ]);
    expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { rows } = await desk.db.query({ text: "select from case_links" });
    expect(rows).toHaveLength(1);
  });
});
