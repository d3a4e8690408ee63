/**
 * Whether what a caller offers proves that they are the requester: an e-mail address whole, or a phone number whole or its
 * last digits (at least four), however it is written.
 */
export function proves(proof: string, contacts: readonly string[]): boolean {
  const offered = proof.normalize("NFKC").trim().toLowerCase();
  if (offered.includes("@")) return contacts.some((contact) => contact.trim().toLowerCase() === offered);
  if (/[^\d\s()+\-–./]/.test(offered)) return false;
  const digits = digitsOf(offered);
  return (
    digits.length >= 4 && contacts.some((contact) => !contact.includes("@") && isSamePhone(digits, digitsOf(contact)))
  );
}

/** Four digits can be guessed; a whole number or address cannot, so each kind is counted apart. */
export const isWeakProof = (proof: string): boolean =>
  !proof.includes("@") && digitsOf(proof.normalize("NFKC")).length < 7;

const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** Country codes and trunk zeros are written or not: the shorter one must be the end of the longer. */
function isSamePhone(offered: string, known: string): boolean {
  if (known.length < 5) return false;
  if (known.endsWith(offered)) return true;
  if (offered.length < 7 || known.length < 7) return false;
  const bare = offered.replace(/^0+/, "");
  const knownBare = known.replace(/^0+/, "");
  return knownBare.length >= 7 && bare.length >= 7 && (bare.endsWith(knownBare) || knownBare.endsWith(bare));
}
