/** What one message may cost. Beyond it the message is refused, and only it (S29). */
export interface ReaderLimits {
  /** Processor time for a message, in milliseconds, and what is added for each of its megabytes: attachments are honest work. */
  readonly cpuMs: number;
  readonly cpuMsPerMegabyte: number;
  /** Time on the clock, in milliseconds: for what waits without working, on however busy a machine. */
  readonly wallMs: number;
  /** Memory of the thread beside the message itself, in megabytes. */
  readonly memoryMb: number;
  readonly maxBytes: number;
  /** How many messages may wait for their turn. */
  readonly maxWaiting: number;
}

export const ordinaryLimits: ReaderLimits = {
  cpuMs: 2000,
  cpuMsPerMegabyte: 50,
  wallMs: 60_000,
  memoryMb: 384,
  maxBytes: 50_000_000,
  maxWaiting: 100,
};
