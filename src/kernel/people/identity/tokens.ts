import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 random bits, to be shown once. What is stored is its hash (S20). */
export const newToken = (prefix = ""): string => prefix + randomBytes(32).toString("base64url");

/** SHA-256 is enough for a secret nobody can guess; slow hashing is for passwords. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token, "utf8").digest();
