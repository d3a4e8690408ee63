const lookEveryMs = 5_000;

/** Works off batches in the background, one after the other, until there are none; looks for new ones when woken and every few seconds. */
export class Batches {
  readonly #batch: () => Promise<boolean>;
  readonly #onFault: (error: unknown) => void;
  #work: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isStarted = false;

  /** `batch` does one and answers false when there is none, or another node is at it. */
  constructor(batch: () => Promise<boolean>, onFault: (error: unknown) => void) {
    this.#batch = batch;
    this.#onFault = onFault;
  }

  start(): void {
    this.#isStarted = true;
    this.#timer = setInterval(() => this.wake(), lookEveryMs);
    this.#timer.unref();
    this.wake();
  }

  /** Resolves when the batch at work has ended. */
  async stop(): Promise<void> {
    this.#isStarted = false;
    clearInterval(this.#timer);
    await this.#work;
  }

  /** There may be something to do. */
  wake(): void {
    if (this.#work || !this.#isStarted) return;
    this.#work = this.#workOff()
      .catch(this.#onFault)
      .finally(() => {
        this.#work = null;
      });
  }

  /** Works here and now until nothing is left that this node may do. */
  async finish(): Promise<void> {
    while (await this.#batch());
  }

  async #workOff(): Promise<void> {
    while (this.#isStarted && (await this.#batch()));
  }
}
