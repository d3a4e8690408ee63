import { useCallback, useEffect, useRef, useState } from "react";

type Sending<Message> = {
  /** Sends after so many seconds, in which it can be taken back; 0 sends at once. */
  start: (message: Message, seconds: number) => void;
  takeBack: () => void;
  now: () => void;
  secondsLeft: number;
  isUnderWay: boolean;
  failed: boolean;
};

/**
 * A message that can be taken back for some seconds. Going to another record sends it at once (it was meant to go);
 * closing the browser keeps it as a draft, because a request begun then may be lost.
 */
export function useSending<Message>(send: (message: Message) => Promise<void>): Sending<Message> {
  const [secondsLeft, setSecondsLeft] = useState(0);
  const [isUnderWay, setUnderWay] = useState(false);
  const [failed, setFailed] = useState(false);
  const waiting = useRef<{ message: Message; timer: ReturnType<typeof setInterval> }>(undefined);
  const latest = useRef(send);
  latest.current = send;
  const mounted = useRef(true);

  const stop = useCallback((): Message | undefined => {
    const { message, timer } = waiting.current ?? {};
    clearInterval(timer);
    waiting.current = undefined;
    return message;
  }, []);

  const go = useCallback(async (message: Message) => {
    try {
      await latest.current(message);
    } catch {
      if (mounted.current) setFailed(true);
    } finally {
      if (mounted.current) setUnderWay(false);
    }
  }, []);

  const now = useCallback(() => {
    const message = stop();
    setSecondsLeft(0);
    if (message !== undefined) void go(message);
  }, [stop, go]);

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
      const message = stop();
      if (message !== undefined) void go(message);
    };
  }, [stop, go]);

  const start = (message: Message, seconds: number) => {
    if (isUnderWay) return;
    setFailed(false);
    setUnderWay(true);
    if (seconds === 0) return void go(message);
    let left = seconds;
    setSecondsLeft(left);
    const timer = setInterval(() => {
      left -= 1;
      if (left <= 0) now();
      else setSecondsLeft(left);
    }, 1_000);
    waiting.current = { message, timer };
  };
  const takeBack = () => {
    stop();
    setSecondsLeft(0);
    setUnderWay(false);
  };
  return { start, takeBack, now, secondsLeft, isUnderWay, failed };
}
