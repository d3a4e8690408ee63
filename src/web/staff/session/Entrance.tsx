import { Logo } from "../../kit/Logo.tsx";
import { LanguageSwitch } from "../LanguageSwitch.tsx";
import "./entrance.css";

/** A page before the door: sign-in, set-up. The mark, one sheet, the language. */
export function Entrance({ title, lead, children }: { title: string; lead?: string; children: React.ReactNode }) {
  return (
    <div className="entrance">
      <header>
        <Logo size={28} />
        <b>回音</b>
        <span className="space" />
        <LanguageSwitch />
      </header>
      <main>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </main>
    </div>
  );
}
