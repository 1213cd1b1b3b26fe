/** The stock status report, as the API gives and streams it. */
export interface StockStatusReport {
  readonly type: 'stock-status';
  readonly position: number;
  readonly total: Tally;
  readonly locations: readonly LocationTally[];
}

export interface Tally {
  readonly items: number;
  readonly quantity: number;
  readonly reserved: number;
  readonly available: number;
  readonly inStock: number;
  readonly lowStock: number;
  readonly outOfStock: number;
}

export interface LocationTally {
  readonly location: string;
  readonly tally: Tally;
}

/** The report in an event of the stream, or nothing if the event carries none. Each of the three is the whole report. */
export function reportIn(event: { readonly name: string; readonly data: string }): StockStatusReport | null {
  return event.name === 'snapshot' || event.name === 'update' || event.name === 'resync'
    ? (JSON.parse(event.data) as StockStatusReport)
    : null;
}
