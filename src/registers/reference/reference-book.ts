import { Snapshot } from "#kernel/db/snapshot.ts";
import type { Kernel } from "#kernel/kernel.ts";
import type { ListedContact } from "#kernel/process/contact.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import type { TargetSource, TeamBook } from "#kernel/process/facts.ts";
import type { Scripts } from "#kernel/process/scripts/line.ts";
import { type ContractFact, type Cover, contractsOf, coverOf, type DispatchRoute } from "../contracts/index.ts";
import { pathOf, type TreeNode } from "../record-keeping/index.ts";
import { type StandardSteps, stepsFor } from "../standard-steps/index.ts";
import {
  type CategoryFact,
  fingerprint,
  type ItemFact,
  type LevelFact,
  type References,
  readReferences,
  type ServiceFact,
  type TeamFact,
} from "./snapshot.ts";
import { levelIn, pathIn, targetIn } from "./targets.ts";

/** What is asked about a case's cover: whose it is, its fields (service, device, contract chosen), the day it came in. */
export type CoverQuestion = {
  organisationId: string | null;
  fields: Readonly<Record<string, unknown>>;
  day: Temporal.PlainDate;
};

/** D27: the way a case goes to those who solve it. The manager is a person's id; null where no project names one. */
export type CaseRoute = { contractId: string | null; route: DispatchRoute; projectManagerId: string | null };

/**
 * The registers in memory, for whoever decides: the engine (targets, teams), guards (required fields), forms (names). Archived
 * records stay known, since cases keep naming them. Changes made here are known at once, those of other nodes within two seconds.
 */
export class ReferenceBook implements TargetSource, TeamBook {
  readonly #kept: Snapshot<References>;

  constructor(kept: Snapshot<References>) {
    this.#kept = kept;
  }

  /** D5: by the matrix; 3 (medium) where the matrix does not say. */
  priorityFor(impact: number, urgency: number): number {
    return this.#kept.value.matrix.get(`${impact}:${urgency}`) ?? 3;
  }

  service(id: string): ServiceFact | null {
    return this.#kept.value.services.get(id) ?? null;
  }

  /** Its required fields are all a case of it must carry before dispatch (D10): its own and those of the branches above. */
  category(id: string): CategoryFact | null {
    return this.#kept.value.categories.get(id) ?? null;
  }

  /** D7: the list of standard steps a case with these fields goes by; null where none was written. */
  stepsFor({ service, category }: Readonly<Record<string, unknown>>): StandardSteps | null {
    const { services, categories, standardSteps } = this.#kept.value;
    return stepsFor(standardSteps, { services: upwards(services, service), categories: upwards(categories, category) });
  }

  /** D8: a department's own list, else that of the nearest above it; null where none of them keeps one. */
  contactList(departmentId: string): readonly ListedContact[] | null {
    const { contactLists } = this.#kept.value;
    for (const id of this.pathOf(departmentId)) {
      const list = contactLists.get(id);
      if (list !== undefined) return list;
    }
    return null;
  }

  /** An organisation and those above it, nearest first. */
  pathOf(organisationId: string): readonly string[] {
    const path = pathIn(this.#kept.value, organisationId);
    return path.length === 0 ? [organisationId] : path.toReversed();
  }

  /** L1: the level of the organisation, else of the nearest above it, else the default. */
  level(organisationId: string | null): LevelFact {
    return levelIn(this.#kept.value, { organisationId, contractId: null });
  }

  /** An item of the catalogue as it is now; archived ones stay known. */
  item(id: string): ItemFact | null {
    return this.#kept.value.items.get(id) ?? null;
  }

  /** As it was when a request was made by it. */
  itemVersion(id: string, version: number): ItemFact | null {
    return this.#kept.value.itemVersions.get(`${id}:${version}`) ?? null;
  }

  /** An organisation with all above it, itself last; empty where it is not known. */
  ancestryOf(organisationId: string | null): readonly string[] {
    return organisationId === null ? [] : (this.#kept.value.organisations.get(organisationId)?.path ?? []);
  }

  /** Minutes null: nothing is promised for this clock and priority, a legitimate answer. */
  targetFor(asked: Parameters<TargetSource["targetFor"]>[0]): ReturnType<TargetSource["targetFor"]> {
    return targetIn(this.#kept.value, asked);
  }

  contract(id: string): ContractFact | null {
    return this.#kept.value.contracts.get(id) ?? null;
  }

  /** D19: is what this case asks for covered? `fields` are the case's own; `at` is when it came in. */
  coverOf(asked: CoverQuestion): Cover {
    const { contracts, services } = this.#kept.value;
    const { service, device, contract } = asked.fields;
    return coverOf(contracts.values(), {
      path: pathIn(this.#kept.value, asked.organisationId),
      services: typeof service === "string" ? pathOf(services, service).map(({ id }) => id) : [],
      deviceId: typeof device === "string" ? device : null,
      day: asked.day,
      contractId: typeof contract === "string" ? contract : null,
    });
  }

  /** The contracts an operator may choose from: the customer's own and those of the organisations above. */
  contractsOf(organisationId: string | null): ContractFact[] {
    return contractsOf(this.#kept.value.contracts.values(), pathIn(this.#kept.value, organisationId));
  }

  /** D27: how a case is dispatched, by its contract; the liaison's way where there is none or it says nothing. */
  routeOf(fields: Readonly<Record<string, unknown>>, organisationId: string | null): CaseRoute {
    const contract = typeof fields.contract === "string" ? this.contract(fields.contract) : null;
    const isTheirs = contract !== null && pathIn(this.#kept.value, organisationId).includes(contract.organisationId);
    return {
      contractId: isTheirs ? contract.id : null,
      route: (isTheirs ? contract.route : null) ?? "liaison",
      projectManagerId: isTheirs ? (contract.project?.managerId ?? null) : null,
    };
  }

  /** The registers as they stand, for asking what a change would mean before it is made. */
  get references(): References {
    return this.#kept.value;
  }

  team(id: string): TeamFact | null {
    return this.#kept.value.teams.get(id) ?? null;
  }

  byId(id: string): TeamFact | null {
    return this.team(id);
  }

  /** The desk: the oldest team of line 1 in use. Throws a fault where there is none. */
  desk(): TeamFact {
    for (const team of this.#kept.value.teams.values()) if (team.line === 1 && !team.isArchived) return team;
    throw new Error("no team of line 1: the installation has no desk");
  }

  /** D3: what operators say in this procedure, part by part: the house's own words where it has written some. */
  of({ key, scripts }: ProcessDefinition): Scripts {
    const own = this.#kept.value.scripts;
    return Object.fromEntries(
      Object.entries(scripts).map(([part, shipped]) => [part, own.get(`${key}.${part}`) ?? shipped]),
    );
  }

  /**
   * To be awaited before planning for an organisation that another node may have made a moment ago: an unknown one would be
   * planned by the default level. Costs nothing for known ones.
   */
  async prepare(organisationId: string | null): Promise<void> {
    if (organisationId !== null && !this.#kept.value.organisations.has(organisationId)) await this.refresh();
  }

  /** Resolves when everything committed before the call is in the book. To be called on `register.changed`. */
  refresh(): Promise<void> {
    return this.#kept.refresh();
  }

  close(): void {
    this.#kept.close();
  }
}

/** The branch named with all above it, nearest first. */
const upwards = (tree: ReadonlyMap<string, Pick<TreeNode, "id" | "parentId">>, id: unknown): string[] =>
  typeof id === "string"
    ? pathOf(tree, id)
        .map((node) => node.id)
        .toReversed()
    : [];

/** Opens the book; it keeps itself fresh until closed. */
export async function loadReferenceBook(kernel: Pick<Kernel, "db" | "log">): Promise<ReferenceBook> {
  return new ReferenceBook(
    await Snapshot.open<References>({
      db: kernel.db,
      fingerprint,
      load: readReferences,
      onFailure: (error) => kernel.log.fault("reference.refresh", error),
    }),
  );
}
