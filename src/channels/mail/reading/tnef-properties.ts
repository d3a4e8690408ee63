/** How many bytes a value of a fixed size takes in the list, by its type ([MS-OXCDATA] 2.11.1); all are padded to four. */
const fixed: Record<number, number> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 };
const text8 = 0x1e;
const text16 = 0x1f;
const binary = 0x102;
const object = 0x0d;
const several = 0x1000;
const firstNamed = 0x8000;

/**
 * The properties of a file in a `winmail.dat` that are texts or bytes, by their identifier; of several values the first. What is beyond the
 * end, or of an unknown type, ends the reading: what was read until then is given.
 */
export function mapiProperties(data: Buffer, textOf: (bytes: Buffer) => string): Map<number, Buffer | string> {
  const found = new Map<number, Buffer | string>();
  let at = 0;
  const number = (): number => {
    at += 4;
    return data.readUInt32LE(at - 4);
  };
  const bytes = (length: number): Buffer => {
    if (at + length > data.length) throw new RangeError("beyond the end");
    const taken = data.subarray(at, at + length);
    at += Math.ceil(length / 4) * 4;
    return taken;
  };
  const value = (type: number): Buffer | string => {
    const size = fixed[type];
    if (size !== undefined) return bytes(size);
    const taken = bytes(number());
    if (type === text8) return textOf(taken).replace(/\0+$/, "");
    return type === text16 ? taken.toString("utf16le").replace(/\0+$/, "") : taken;
  };
  try {
    for (let left = number(); left > 0; left--) {
      const tag = number();
      const [type, id] = [tag & 0xffff, tag >>> 16];
      if (id >= firstNamed) skipName(bytes, number);
      const single = type & ~several;
      const isList = [text8, text16, binary, object].includes(single) || (type & several) !== 0;
      for (let count = isList ? number() : 1; count > 0; count--) {
        const one = value(single);
        if (!found.has(id)) found.set(id, one);
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

/** A named property carries a family and a number or a name. */
function skipName(bytes: (length: number) => Buffer, number: () => number): void {
  bytes(16);
  if (number() === 0) number();
  else bytes(number());
}
