import { useEffect, useRef, useState } from "react";

/** A value that others may change: when it does, it is tinted for a moment where it stands. */
export function Changing({ value }: { value: string }) {
  const before = useRef(value);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setChanges((count) => count + 1);
  }, [value]);
  return (
    <span key={changes} className={changes > 0 ? "changed" : undefined}>
      {value}
    </span>
  );
}
