import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../kit/Icon.tsx";

type Props = {
  at: number;
  isLast: boolean;
  onMove: (to: number) => void;
  /** Absent: it is the only one. */
  onDrop: (() => void) | undefined;
};

/** For one of several that stand in an order: up, down, away. */
export function OrderActs({ at, isLast, onMove, onDrop }: Props) {
  const { t } = useTranslation("admin");
  const act = (title: string, icon: typeof X, onAct: (() => void) | undefined) => (
    <button type="button" className="quiet-button" title={title} aria-label={title} disabled={!onAct} onClick={onAct}>
      <Icon of={icon} size={14} />
    </button>
  );
  return (
    <>
      {act(t("order.up"), ArrowUp, at > 0 ? () => onMove(at - 1) : undefined)}
      {act(t("order.down"), ArrowDown, isLast ? undefined : () => onMove(at + 1))}
      {act(t("order.drop"), X, onDrop)}
    </>
  );
}
