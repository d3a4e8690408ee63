import type { AsyncRouteComponent } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { Permission } from "#kernel/people/permissions.ts";
import type { CaseView } from "#kernel/process/contract.ts";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import type { Words } from "#kernel/words/words.ts";
import type { FindReferences } from "../fields/ReferenceField.tsx";
import type { CaseTool } from "./case/case-tools.ts";

/**
 * What the staff client is put together from; src/app/screens.tsx lists it. A screen is a page with an address of its own and
 * perhaps a place in the rail; whoever adds one adds a line there and touches nothing else.
 */
export type StaffScreen = {
  /** Below /staff, as the router writes it: `/admin/calendars/$key`. */
  path: string;
  /** `lazyRouteComponent(() => import("…"), "CalendarsPage")`: fetched when it is first opened. */
  page: AsyncRouteComponent<Record<never, never>>;
  rail?: RailPlace;
};

export type RailPlace = {
  /** The address it leads to, if not the screen's own path: without parameters. */
  to?: string;
  title: Words;
  icon: LucideIcon;
  /** Smaller stands first; 10, 20, … so that others fit between. The first four stand in the bar of phones. */
  order: number;
  /** Who sees it; everybody unless said. */
  permission?: Permission;
  /** A hook: how many wait there, and the words for it. */
  useCount?: () => { count: number; title: string } | undefined;
};

/** How references of one kind are found, around the record a form is about. */
export type PickerOf = (around: { organisationId: string | null }) => FindReferences;

/** Pickers by field type (service, category, device). Registers hand in theirs: the kit knows no register. */
export type Pickers = Readonly<Record<string, PickerOf>>;

/** By field key: the value that follows and where it comes from. */
export type Following = Readonly<Record<string, { value: unknown; source: Words }>>;

/** What stands below a field of a move's form: who is on duty of the team named, who suits the case best. */
export type FieldHelp = {
  number: string;
  /** All that stands in the form now. */
  values: Readonly<Record<string, unknown>>;
  value: unknown;
  onChange: (value: unknown, label?: string) => void;
};

/** What is asked for from the service catalogue: the item and the answers to its questions. */
export type AskedItem = { itemId: string | null; name: string; answers: Readonly<Record<string, unknown>> };
export const nothingAsked: AskedItem = { itemId: null, name: "", answers: {} };
export type ItemFormProps = {
  /** The customer it is for. */
  organisationId: string | null;
  value: AskedItem;
  onChange: (value: AskedItem) => void;
  /** What is wrong with the item, or with the answer to a question. */
  errorOf: (key: string) => string | undefined;
};
/** What a process shows beside its cases, besides what every case has. Fetched when the first such case is opened. */
export type CaseSection = {
  Section: ComponentType<{ view: CaseView }>;
  /** It will have something to show: its place is kept while it is on its way. */
  isExpected?: (view: CaseView) => boolean;
};

export type LevelAssignment = { scope: "organisation" | "contract"; scopeId: string; levelId: string | null };

export type StaffParts = {
  /** In the top bar: who is on duty. */
  Duty?: ComponentType;
  /** Over every page: what must be read before anything else. */
  Banner?: ComponentType;
  /** In "My work", before what cases ask: what else waits for the reader. */
  mine: readonly ComponentType[];
  /** A hook: how many of those are late or for today, counted with what cases ask. */
  useTurnsBeside: () => { late: number; today: number };
  /** By field key, else by field type; `candidates` for whoever gets the work. */
  help: Readonly<Record<string, ComponentType<FieldHelp>>>;
  screens: readonly StaffScreen[];
  /** By process, in the order they stand beside the case. */
  caseSections: Readonly<Record<string, readonly CaseSection[]>>;
  /** What processes add to the "…" menu of a case. */
  caseTools: readonly CaseTool[];
  pickers: Pickers;
  /** The form of the service catalogue, where something is asked for at the desk or at triage. */
  ItemForm: React.ComponentType<ItemFormProps>;
  /** Above the call form, while something concerns every caller; with `linking` for the call that was just saved. */
  DeskBanner?: ComponentType<{ linking?: string }>;
  /** Which open due times move if this customer, or contract, gets that level (null: none of its own). */
  previewLevel?: (to: LevelAssignment) => Promise<EffectView>;
  /** A hook: what follows from values of a form until somebody says otherwise (the team from the service), and from where. */
  useFollowing: (values: Readonly<Record<string, unknown>>) => Following;
};
