import type { Visitor } from "./visitor.ts";

/** What customers do in the portal, in their words. */

export async function opensOwnCase(customer: Visitor, number: string): Promise<void> {
  await customer.opens(`/portal/cases/${number}`);
  await customer.page.getByRole("heading", { level: 1 }).waitFor();
}

/** Waits until this stands among what was said, or in the state beside the number. */
export async function isTold(customer: Visitor, words: string | RegExp): Promise<void> {
  await customer.reads(words, customer.page.locator(".talk"));
}

export async function seesItIs(customer: Visitor, state: string): Promise<void> {
  await customer.reads(state, customer.page.locator(".case-head"));
}

export async function replies(customer: Visitor, words: string): Promise<void> {
  await customer.presses(/^(补充一句|答复)$/);
  await customer.page.getByLabel("想说什么").fill(words);
  await customer.presses("发送");
  await isTold(customer, words);
}
