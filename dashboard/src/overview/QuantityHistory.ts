export interface Series {
  /** Seconds since 1970, ascending. */
  readonly seconds: readonly number[];
  /** Nothing where it was not known. */
  readonly quantities: readonly (number | null)[];
}

interface Point {
  readonly millis: number;
  readonly quantity: number | null;
}

const SHORTEST_SPAN_MILLIS = 60_000;

/** How a quantity was over the last minutes, as far as this page has seen it. */
export class QuantityHistory {
  readonly #windowMillis: number;
  #points: Point[] = [];

  constructor(windowMillis: number) {
    this.#windowMillis = windowMillis;
  }

  add(millis: number, quantity: number): void {
    this.#append({ millis, quantity });
  }

  /** From here on the quantity is not known, until it is added again. */
  lost(millis: number): void {
    if (this.#points.at(-1)?.quantity != null) {
      this.#append({ millis, quantity: null });
    }
  }

  /** What there is to draw: the quantity holds from one point to the next, and the last one until now. */
  until(millis: number): Series {
    const last = this.#points.at(-1);
    const points = last?.quantity != null ? [...this.#points, { millis, quantity: last.quantity }] : this.#points;
    return {
      seconds: points.map((point) => point.millis / 1000),
      quantities: points.map((point) => point.quantity),
    };
  }

  /** From when to when to draw, in seconds: as much as there is within the window, but never next to nothing. */
  span(millis: number): [number, number] {
    const first = this.#points[0]?.millis ?? millis;
    const start = Math.max(millis - this.#windowMillis, Math.min(first, millis - SHORTEST_SPAN_MILLIS));
    return [start / 1000, millis / 1000];
  }

  /** The lowest and the highest quantity within the window, or nothing if none is known. */
  range(): readonly [number, number] | null {
    const known = this.#points.map((point) => point.quantity).filter((quantity) => quantity !== null);
    return known.length === 0 ? null : [Math.min(...known), Math.max(...known)];
  }

  #append(point: Point): void {
    const start = point.millis - this.#windowMillis;
    // The newest point before the window says how it begins.
    const first = this.#points.findLastIndex((each) => each.millis <= start);
    this.#points = [...this.#points.slice(Math.max(0, first)), point];
  }
}
