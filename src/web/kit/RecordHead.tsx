import { CaseNumber } from "./CaseNumber.tsx";
import "./record-head.css";

type Props = {
  number: string;
  /** 事件 */
  process: string;
  /** State, priority, restriction: the signs between number and chip. */
  signs: React.ReactNode;
  /** · 来自电话 */
  remark?: string;
  /** Who else is looking. */
  others?: string;
  chip?: React.ReactNode;
  /** The "…" at the end of the line. */
  tools?: React.ReactNode;
  title: string;
  moves?: React.ReactNode;
};

/** A record's head, in the order it always has: number, process, state, priority, chip · title · moves. */
export function RecordHead({ number, process, signs, remark, others, chip, tools, title, moves }: Props) {
  return (
    <div className="head-of-record">
      <div className="facts-line">
        <CaseNumber number={number} copy strong />
        <span className="process">{process}</span>
        <span className="signs">{signs}</span>
        {remark && <span className="remark cut">{remark}</span>}
        <span className="space" />
        {others && <span className="others cut">{others}</span>}
        {chip && <span className="chip">{chip}</span>}
        {tools}
      </div>
      <h1>{title}</h1>
      {moves}
    </div>
  );
}
