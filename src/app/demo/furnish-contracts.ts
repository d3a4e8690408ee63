import type { Asking } from "#kernel/http/route.ts";
import { createContract } from "#registers/contracts/commands/create-contract.ts";
import { createAgreement } from "#registers/level-agreements/commands/create-agreement.ts";
import { createProject } from "#registers/projects/commands/create-project.ts";
import type { Program } from "../program.ts";
import type { Houses, Provider } from "./furnish-people.ts";
import { contracts, projects } from "./world/contracts.ts";

/** Projects with their manager, contracts of every kind, and a level agreed for a while (L1, L5). Days count from `present`. */
export async function furnishContracts(
  { kernel, reference }: Program,
  asking: Asking,
  provider: Provider,
  houses: Houses,
  present: Temporal.Instant,
): Promise<void> {
  const keeping = {
    kernel,
    cover: reference,
    refresh: async () => undefined,
    wakeReplanner: () => undefined,
    previewTargets: () => Promise.reject(new Error("nothing is previewed while furnishing")),
  };
  const today = present.toZonedDateTimeISO(kernel.zone).toPlainDate();
  const managerId = provider.people.get("lin.jianshan") ?? null;
  const projectIds = new Map<string, string>();
  for (const [key, { number, name, customer }] of Object.entries(projects)) {
    const organisationId = houses.organisations[customer];
    projectIds.set(key, (await createProject(keeping, asking, { number, name, organisationId, managerId })).id);
  }
  for (const contract of contracts) {
    await createContract(keeping, asking, {
      number: contract.number,
      name: contract.name,
      organisationId: houses.organisations[contract.customer],
      contractorId: provider.departments.operations,
      projectId: contract.project === null ? null : (projectIds.get(contract.project) ?? null),
      signedOn: today.add({ days: contract.from - 14 }).toString(),
      fromDay: today.add({ days: contract.from }).toString(),
      untilDay: contract.until === null ? null : today.add({ days: contract.until }).toString(),
      warnDays: 30,
      serviceIds: [],
      siteIds: [],
      deviceIds: [],
      levelId: null,
      balanceUnit: contract.balance?.unit ?? null,
      bought: contract.balance?.bought ?? 0,
      route: contract.route ?? null,
      isKeyCustomer: contract.isKeyCustomer ?? false,
      hasOurStaff: contract.hasOurStaff ?? false,
      complaintDays: contract.complaintDays ?? null,
      note: "",
    });
  }
  await createAgreement(keeping, asking, {
    organisationId: houses.organisations.weather,
    contractId: null,
    levelId: null,
    targets: { resolution: { "4": 2_880 } },
    fromAt: present.add({ hours: 72 }).toString(),
    untilAt: present.add({ hours: 240 }).toString(),
    agreedWith: "观测站值班室",
    agreedOn: today.toString(),
    reason: "观测站搬迁期间，低优先级的放宽",
  });
}
