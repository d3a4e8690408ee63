import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps secrets of others (passwords of mailboxes) so that a copy of the database alone opens none. */
export type Secrets = {
  /** `purpose` is bound in: what was sealed for one thing opens for no other. */
  seal: (purpose: string, text: string) => Buffer;
  /** Throws SecretUnopened where it was sealed under another key, for another purpose, or is damaged. */
  unseal: (purpose: string, sealed: Buffer) => string;
};

export class SecretUnopened extends Error {
  override readonly name = "SecretUnopened";
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** `secretOf` is asked when the first secret is sealed or opened: most installations keep none. AES-256-GCM under a key derived from it. */
export function openSecrets(secretOf: () => Buffer | string): Secrets {
  let derived: Buffer | null = null;
  const key = () => {
    derived ??= Buffer.from(hkdfSync("sha256", secretOf(), "", "huiyin secrets at rest", 32));
    return derived;
  };
  return {
    seal: (purpose, text) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(purpose));
      const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), content]);
    },
    unseal: (purpose, sealed) => {
      const nonce = sealed.subarray(1, 1 + nonceBytes);
      const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
      try {
        if (sealed[0] !== version || tag.length !== tagBytes) throw new Error("not sealed by us");
        const decipher = createDecipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(purpose)).setAuthTag(tag);
        const content = sealed.subarray(1 + nonceBytes + tagBytes);
        return Buffer.concat([decipher.update(content), decipher.final()]).toString("utf8");
      } catch (cause) {
        throw new SecretUnopened("a secret at rest was sealed under another key, or is damaged", { cause });
      }
    },
  };
}
