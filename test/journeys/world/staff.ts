import { expect } from "vitest";
import type { Visitor } from "./visitor.ts";

/** What members of staff do in the staff client, in their words. */

export type PhoneCall = {
  phone: string;
  subject: string;
  description?: string;
  /** Serial number of one of the caller's devices. */
  device?: string;
  service: string;
  category: string;
  impact: string;
  urgency: string;
};

/** A call is written down at the desk and saved by one of its ways; answers the number given to the caller. */
export async function registersCall(operator: Visitor, call: PhoneCall, way = "登记并派单"): Promise<string> {
  const { page } = operator;
  await page.getByLabel("回电").fill(call.phone);
  await operator.reads("已认出");
  await operator.fills({ 现象: call.subject, ...(call.description ? { 详细描述: call.description } : {}) });
  if (call.device) await page.getByRole("button", { name: call.device }).click();
  await operator.fills({ 服务: call.service, 类别: call.category, 影响: call.impact, 紧急: call.urgency });
  await operator.presses(new RegExp(`^${way}`));
  return numberGiven(operator);
}

/** The number in large figures, as it is read to the caller. */
export async function numberGiven(operator: Visitor): Promise<string> {
  const said = await operator.page.locator(".big-number").textContent();
  return (said ?? "").replaceAll(/\D/g, "");
}

export async function opensCase(who: Visitor, number: string): Promise<void> {
  await who.opens(`/staff/cases/${number}`);
  await who.page.locator(".head-of-record h1").waitFor();
}

/** The state in the head of the open record. */
export async function seesState(who: Visitor, state: string): Promise<void> {
  await who.page.locator(".head-of-record .state-tag", { hasText: state }).waitFor();
}

/** Opens a move's form beside the record. */
export async function begins(who: Visitor, move: string): Promise<void> {
  const bar = who.page.getByRole("region", { name: "可以做的事" });
  const button = bar.getByRole("button", { name: move, exact: true });
  await bar.waitFor();
  if ((await button.count()) > 0) return button.click();
  await bar.getByRole("button", { name: "更多" }).click();
  await who.page.getByRole("menuitem", { name: move, exact: true }).click();
}

export const formOf = (who: Visitor) => who.page.locator(".move-drawer, .move-panel").first();

/** Makes a move, with its form filled by the words above the fields; done when the record shows the state it leads to. */
export async function makes(
  who: Visitor,
  move: string,
  leadsTo: string,
  values?: Record<string, string>,
): Promise<void> {
  await begins(who, move);
  if (values) {
    const form = formOf(who);
    await who.fills(values, form);
    await form.getByRole("button", { name: move, exact: true }).click();
    await form.waitFor({ state: "detached" });
  }
  await seesState(who, leadsTo);
}

/** The moves open to this person on the open record, by their words. */
export async function movesOffered(who: Visitor): Promise<string[]> {
  await who.page.locator(".head-of-record h1").waitFor();
  const bar = who.page.getByRole("region", { name: "可以做的事" });
  if ((await bar.count()) === 0) return [];
  const names = await bar
    .getByRole("button")
    .evaluateAll((buttons) => buttons.map((one) => one.firstChild?.textContent?.trim() ?? ""));
  if (!names.includes("更多")) return names;
  await bar.getByRole("button", { name: "更多" }).click();
  const items = who.page.getByRole("menuitem");
  await items.first().waitFor();
  const more = await items.allInnerTexts();
  await who.page.keyboard.press("Escape");
  return [...names.filter((name) => name !== "更多"), ...more];
}

/** A to-do in 我的, by what is to be done and what it is about. */
export async function findsToDo(who: Visitor, what: string, about: string): Promise<void> {
  await who.page.locator(".todo", { hasText: what }).filter({ hasText: about }).first().waitFor();
}

export const groups = (number: string) => `${number.slice(0, 4)}-${number.slice(4)}`;

export function hasNoFaults(office: { faults: readonly string[] }, ...people: Visitor[]): void {
  expect([...office.faults, ...people.flatMap(({ faults }) => faults)], "faults of program and pages").toEqual([]);
}
