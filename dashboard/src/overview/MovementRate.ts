const SHORTEST_SPAN_MILLIS = 60_000;

/** How fast a count grows, from what this page has seen of it: in pieces of some seconds, each as if it were a minute. */
export class MovementRate {
  readonly #pieceMillis: number;
  readonly #pieces: number;
  readonly #counts = new Map<number, number>();
  #last: number | null = null;

  /**
   * @param pieceMillis how long a piece is
   * @param pieces how many to remember
   */
  constructor(pieceMillis: number, pieces: number) {
    this.#pieceMillis = pieceMillis;
    this.#pieces = pieces;
  }

  /** The count as it stands at a moment. A smaller one than before begins anew: an older day has left the report. */
  add(millis: number, count: number): void {
    const grown = this.#last === null ? 0 : Math.max(0, count - this.#last);
    this.#last = count;
    const piece = this.#piece(millis);
    this.#counts.set(piece, (this.#counts.get(piece) ?? 0) + grown);
    for (const old of this.#counts.keys()) {
      if (old <= piece - this.#pieces) {
        this.#counts.delete(old);
      }
    }
  }

  /** The rate in each piece up to now: when it began, in seconds since 1970, and how many in a minute that makes. */
  until(millis: number): readonly [readonly number[], readonly (number | null)[]] {
    const newest = this.#piece(millis);
    const oldest = Math.min(...this.#counts.keys());
    const pieces = Array.from({ length: this.#pieces }, (_, back) => newest - this.#pieces + 1 + back);
    return [
      pieces.map((piece) => (piece * this.#pieceMillis) / 1000),
      pieces.map((piece) => (piece < oldest ? null : (this.#counts.get(piece) ?? 0) * (60_000 / this.#pieceMillis))),
    ];
  }

  /** From when to when to draw, in seconds: as much as was seen, but never next to nothing. */
  span(millis: number): [number, number] {
    const end = (this.#piece(millis) + 1) * this.#pieceMillis;
    const oldest = Math.min(this.#piece(millis), ...this.#counts.keys()) * this.#pieceMillis;
    const start = Math.max(end - this.#pieces * this.#pieceMillis, Math.min(oldest, end - SHORTEST_SPAN_MILLIS));
    return [start / 1000, end / 1000];
  }

  /** How many there were in the last minute, or since this page is open. */
  lastMinute(millis: number): number {
    const from = this.#piece(millis - 60_000);
    return [...this.#counts].filter(([piece]) => piece > from).reduce((sum, [, count]) => sum + count, 0);
  }

  #piece(millis: number): number {
    return Math.floor(millis / this.#pieceMillis);
  }
}
