import { bySystem } from "#kernel/people/commands/change.ts";
import { createApiKey } from "#kernel/people/commands/create-api-key.ts";
import { actorOfPerson, identifier } from "#kernel/people/identity/identify.ts";
import type { Program } from "../program.ts";
import { furnishContracts } from "./furnish-contracts.ts";
import { foundProvider, type Provider, type SignIn, takeInCustomers } from "./furnish-people.ts";
import { furnishRegisters } from "./furnish-registers.ts";
import { furnishTools } from "./furnish-tools.ts";
import { furnishCatalogue } from "./requests/play.ts";
import type { Cast, CustomerHouse } from "./world/cast.ts";
import { type CustomerKey, customers } from "./world/customers.ts";
import { businessDepartments, staff } from "./world/provider.ts";

/**
 * Sets the stage through the commands an administrator uses; everything is recorded as of `program.kernel.now()`. `present` is when
 * the demo ends: contracts run from and until days around it.
 */
export async function furnish(
  program: Program,
  present: Temporal.Instant,
): Promise<{ cast: Cast; signIns: readonly SignIn[] }> {
  const { kernel } = program;
  const now = kernel.now();
  const system = bySystem(now);
  const [provider, houses] = await kernel.db.transaction(async (tx) => [
    await foundProvider(tx, system),
    await takeInCustomers(tx, system),
  ]);
  const administrator = await actorOfPerson(kernel, provider.people.get("an.qiwei") as string, now);
  if (administrator === null) throw new Error("the demo has no administrator");
  const asking = { ...system, actor: administrator, via: "admin" };
  const registers = await furnishRegisters(program, asking, provider, houses);
  await furnishContracts(program, asking, provider, houses, present);
  await furnishTools(program, asking, provider);
  const items = await furnishCatalogue(program, asking, provider, registers.services);
  const { key } = await kernel.db.transaction((tx) =>
    createApiKey(tx, asking, { name: "客户工单系统（演示）", role: "integration" }),
  );
  const actor = await identifier(kernel)({ kind: "api-key", token: key }, now);
  if (actor === null) throw new Error("the demo's API key opens nothing");
  await program.refresh();

  const house = (customer: CustomerKey): CustomerHouse => ({
    people: houses.people[customer],
    devices: registers.devices[customer],
    places: customers[customer].places,
    weight: customers[customer].weight,
  });
  return {
    cast: {
      desk: {
        logger: whoIs(provider, "cheng.wanzhao"),
        agents: ["shen.yiwei", "zhong.weichi", "ye.xiaoman", "wen.ruogu"].map((login) => whoIs(provider, login)),
        night: whoIs(provider, "he.yebai"),
        lead: whoIs(provider, "pei.qinghe"),
      },
      departments: businessDepartments.map((key) => ({
        id: provider.departments[key],
        teamId: provider.teams[key],
        liaison: holdersOf(provider, key, "liaison")[0] as string,
        head: holdersOf(provider, key, "department-head")[0] as string,
        engineers: staff
          .filter(({ team, role }) => team === key && (role === "engineer" || role === "on-site-staff"))
          .map(({ login, onSiteAt = null }) => ({ id: whoIs(provider, login), onSiteAt })),
      })),
      specialists: {
        teamId: provider.teams.specialists,
        departmentId: provider.departments.centre,
        people: holdersOf(provider, "specialists", "engineer"),
      },
      customers: {
        library: house("library"),
        hospital: house("hospital"),
        water: house("water"),
        weather: house("weather"),
      },
      services: registers.services,
      teamOf: (key) => program.reference.service(registers.services.get(key) ?? "")?.teamId ?? null,
      categories: registers.categories,
      stepsOf: (key) =>
        program.reference.stepsFor({ service: registers.services.get(key) })?.steps.map((step) => step.key) ?? [],
      items,
      staff: provider.people,
      teams: new Map(Object.entries(provider.teams)),
      program: actor,
    },
    signIns: [...provider.signIns, ...houses.signIns],
  };
}

function whoIs({ people }: Provider, login: string): string {
  const id = people.get(login);
  if (id === undefined) throw new Error(`nobody signs in as ${login}`);
  return id;
}

const holdersOf = (provider: Provider, team: string, role: string): string[] =>
  staff.filter((one) => one.team === team && one.role === role).map(({ login }) => whoIs(provider, login));
