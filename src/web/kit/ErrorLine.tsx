import { TriangleAlert } from "lucide-react";
import { Icon } from "./Icon.tsx";
import "./lines.css";

type Props = {
  /** What happened, what is safe, what to do: 「没有发出。内容还在，点“再发一次”。」 */
  happened: React.ReactNode;
  /** The way out, as a button or link. */
  act?: React.ReactNode;
};

/** An error where it happened. Never a toast: it stays until it is settled. */
export function ErrorLine({ happened, act }: Props) {
  return (
    <div className="error-line" role="alert">
      <Icon of={TriangleAlert} size={14} />
      <span>{happened}</span>
      {act}
    </div>
  );
}
