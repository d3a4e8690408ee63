import { useEffect, useState } from "react";
import { type LookingFrame, liveOperations } from "#kernel/live/contract.ts";
import { call } from "../client/call.ts";

type Person = LookingFrame["people"][number];
const listeners = new Set<(frame: LookingFrame) => void>();
/** Said again this often; whoever falls silent is forgotten by the server. */
const sayAgainMs = 30_000;

/** Whoever has not typed for this long is not typing any more. */
const typingForMs = 6_000;
const typingSaidAgainMs = 3_000;
let typing: { number: string; saidAt: number; timer: ReturnType<typeof setTimeout> } | undefined;

/** Says that something is being written about a case, now and then while it is, and that it is not once it is not. */
export function typingOn(number: string): void {
  const now = performance.now();
  const isSaid = typing?.number === number && now - typing.saidAt < typingSaidAgainMs;
  clearTimeout(typing?.timer);
  const timer = setTimeout(() => {
    typing = undefined;
    tell(number, false);
  }, typingForMs);
  typing = { number, timer, saidAt: isSaid && typing ? typing.saidAt : now };
  if (!isSaid) tell(number, true);
}

function tell(number: string, isTyping: boolean): void {
  // Not being seen is no reason to trouble anybody.
  call(liveOperations.looking, { body: { number, isTyping } }).catch(() => undefined);
}

/** A frame of the stream: who looks at a case now. */
export function lookersHeard(frame: LookingFrame): void {
  for (const listener of listeners) listener(frame);
}

/** Says that I look at this case while its page is in sight, and who else does. */
export function useLookers(number: string, me: string): readonly Person[] {
  const [people, setPeople] = useState<readonly Person[]>([]);
  useEffect(() => {
    let gone = false;
    const others = (all: readonly Person[]) => setPeople(all.filter(({ id }) => id !== me));
    const say = () => {
      if (document.visibilityState !== "visible") return;
      // Not being seen is no reason to trouble anybody.
      call(liveOperations.looking, { body: { number, isTyping: typing?.number === number } }).then(
        (answer) => gone || others(answer.people),
        () => undefined,
      );
    };
    const hear = (frame: LookingFrame) => frame.number === number && others(frame.people);
    listeners.add(hear);
    const timer = setInterval(say, sayAgainMs);
    document.addEventListener("visibilitychange", say);
    say();
    return () => {
      gone = true;
      listeners.delete(hear);
      clearInterval(timer);
      document.removeEventListener("visibilitychange", say);
      setPeople([]);
      clearTimeout(typing?.timer);
      typing = undefined;
      call(liveOperations.looking, { body: { number: null } }).catch(() => undefined);
    };
  }, [number, me]);
  return people;
}
