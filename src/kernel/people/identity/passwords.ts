import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { Refusal } from "../../errors/refusal.ts";
import { normalisePassword } from "./password-rules.ts";

/** Argon2id as OWASP advises: 19 MiB, two passes (ASVS 11.4.2). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Waiting for a core at most; beyond it callers are told to come back (ASVS 15.2.2). */
const longestQueue = 64;

export type Passwords = {
  hash(password: string): Promise<string>;
  /** With no stored hash it works as long and says no: who has no account must not be told apart by time (S22). */
  verify(stored: string | null, password: string): Promise<boolean>;
};

/** The hashing itself, exchangeable so that a test can count it. */
export type Hashing = {
  hash(password: string): Promise<string>;
  verify(stored: string, password: string): Promise<boolean>;
};
const argon2: Hashing = {
  hash: (password) => hash(password, cost),
  verify: (stored, password) => verify(stored, password),
};

/** Nobody's password, hashed at the cost above: as much work as any. */
const decoy = "$argon2id$v=19$m=19456,t=2,p=1$tXO0pMHAQS0uXxul3nWjhQ$HAExWT3sbxL0LE8MpJuLu6p0aHC9SQ61QQ9Wb48mOng";

/** Hashing runs on threads of its own; one at a time per core, so that sign-ins cannot starve the rest of the node. */
export function passwords(work: Hashing = argon2, cores = availableParallelism()): Passwords {
  const turn = turns(Math.max(1, cores), longestQueue);
  return {
    hash: (password) => turn(() => work.hash(normalisePassword(password))),
    async verify(stored, password) {
      const isRight = await turn(() => work.verify(stored ?? decoy, normalisePassword(password)));
      return isRight && stored !== null;
    },
  };
}

function turns(atOnce: number, queueLimit: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= queueLimit) throw new Refusal("unavailable", "overloaded", { retryAfterSeconds: 5 });
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
