/**
 * Does one thing again and again, never twice at once: at once for somebody who waits, and not too often for news.
 */
export class Refresher {
  readonly #task: (signal: AbortSignal) => Promise<void>;
  readonly #pauseMillis: number;
  #running: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(task: (signal: AbortSignal) => Promise<void>, pauseMillis: number) {
    this.#task = task;
    this.#pauseMillis = pauseMillis;
  }

  /** Begins now; what is still running is for nothing. */
  now(): void {
    this.stop();
    void this.#run();
  }

  /** Begins after a pause; many calls within it are one. */
  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (this.#running === null) {
        void this.#run();
      } else {
        this.soon();
      }
    }, this.#pauseMillis);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }

  async #run(): Promise<void> {
    const run = new AbortController();
    this.#running = run;
    try {
      await this.#task(run.signal);
    } finally {
      if (this.#running === run) {
        this.#running = null;
      }
    }
  }
}
