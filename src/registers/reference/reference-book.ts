import { Snapshot } from "#kernel/db/snapshot.ts";
import type { Kernel } from "#kernel/kernel.ts";
import type { ListedContact } from "#kernel/process/contact.ts";
import type { TargetSource, TeamBook } from "#kernel/process/facts.ts";
import {
  type CategoryFact,
  fingerprint,
  type LevelFact,
  type References,
  readReferences,
  type ServiceFact,
  type TeamFact,
} from "./snapshot.ts";

type Target = ReturnType<TargetSource["targetFor"]>;

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

  /** D8: a department's own list, else that of the nearest above it; null where none of them keeps one. */
  contactList(departmentId: string): readonly ListedContact[] | null {
    const { contactLists } = this.#kept.value;
    for (const id of this.pathOf(departmentId)) {
      const list = contactLists.get(id);
      if (list !== undefined) return list;
    }
    return null;
  }

  /** One of our own organisations and those above it, nearest first. */
  pathOf(organisationId: string): readonly string[] {
    return this.#kept.value.departmentPaths.get(organisationId) ?? [organisationId];
  }

  /** D27: by the contract of the case. */
  routeOf(_fields: Readonly<Record<string, unknown>>, _organisationId: string | null) {
    return { route: "liaison" as const, projectManagerId: null };
  }

  /** L1: the level of the organisation, else of the nearest above it, else the default. */
  level(organisationId: string | null): LevelFact {
    const { levels, levelIdByOrganisation } = this.#kept.value;
    const own = organisationId === null ? null : levelIdByOrganisation.get(organisationId);
    const level = own ? levels.get(own) : [...levels.values()].find(({ isDefault }) => isDefault);
    if (!level) throw new Error("no default service level: the installation was not set up");
    return level;
  }

  /** The support clocks of urgent cases may run by another calendar (L1). */
  calendarFor(level: LevelFact, priority: number): string {
    return priority === 1 ? (level.urgentCalendarId ?? level.calendarId) : level.calendarId;
  }

  /** Minutes null: nothing is promised for this clock and priority, a legitimate answer. */
  targetFor(asked: { organisationId: string | null; clock: string; priority: number }): Target {
    const level = this.level(asked.organisationId);
    const perPriority = (level.targets as Record<string, Record<string, number> | undefined>)[asked.clock];
    return {
      minutes: perPriority?.[String(asked.priority)] ?? null,
      source: { levelId: level.id, name: level.name, version: level.version, priority: asked.priority },
      calendarId: this.calendarFor(level, asked.priority),
    };
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

  /**
   * To be awaited before planning for an organisation that another node may have made a moment ago: an unknown one would be
   * planned by the default level. Costs nothing for known ones.
   */
  async prepare(organisationId: string | null): Promise<void> {
    if (organisationId !== null && !this.#kept.value.levelIdByOrganisation.has(organisationId)) await this.refresh();
  }

  /** Resolves when everything committed before the call is in the book. To be called on `register.changed`. */
  refresh(): Promise<void> {
    return this.#kept.refresh();
  }

  close(): void {
    this.#kept.close();
  }
}

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
