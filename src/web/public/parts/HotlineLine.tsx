/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { type Hotline, readHotline } from "../api/hotline.ts";
import { useSettings } from "../settings.tsx";

/** How the desk is reached by phone, and when (D20). Nothing, where nothing is published. */
export function HotlineLine() {
  const { language, words } = useSettings();
  const [hotline, setHotline] = useState<Hotline | null>(null);
  useEffect(() => {
    let isHere = true;
    void readHotline().then((read) => isHere && setHotline(read));
    return () => {
      isHere = false;
    };
  }, []);
  if (hotline === null || hotline.numbers.length === 0) return null;
  return (
    <section class="hotline small" aria-label={words.hotline}>
      <ul>
        {hotline.numbers.map(({ number, label }) => (
          <li key={number}>
            {label[language]} <a href={`tel:${number.replace(/[^+\d]/g, "")}`}>{number}</a>
          </li>
        ))}
      </ul>
      {hotline.hours[language] && <p class="text2">{hotline.hours[language]}</p>}
    </section>
  );
}
