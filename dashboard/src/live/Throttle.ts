/** Does something soon after it is asked to, but not more often than once in a while: many changes become one. */
export class Throttle {
  readonly #work: () => void;
  readonly #millis: number;
  #last = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(work: () => void, millis: number) {
    this.#work = work;
    this.#millis = millis;
  }

  soon(): void {
    if (this.#timer !== null) {
      return;
    }
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#last = Date.now();
        this.#work();
      },
      Math.max(0, this.#last + this.#millis - Date.now()),
    );
  }

  /** What was asked for and not yet done is left. */
  stop(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }
}
