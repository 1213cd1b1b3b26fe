import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onColoursChanged } from '../theme/theme';
import { colour } from './colour';

/** What is drawn: instants in seconds since 1970, ascending, and for each series as many values, nothing where unknown. */
export type ChartData = readonly [readonly number[], ...(readonly (readonly (number | null)[])[])];

export interface SeriesStyle {
  /** A custom property of the colours in base.css, such as `--accent`. */
  readonly colour: string;
  /** A line; steps, where a value holds until the next; or bars, each of which begins at its instant. */
  readonly kind: 'line' | 'step' | 'bars';
  /** Fills what is below it with this colour. */
  readonly fill?: string;
}

/** What lies under the pointer. */
export interface Reading {
  readonly seconds: number;
  readonly values: readonly (number | null)[];
}

export interface ChartOptions {
  readonly height: number;
  readonly series: readonly SeriesStyle[];
  readonly data: () => ChartData;
  /** From when to when, in seconds; without it, from the first to the last. */
  readonly span?: () => readonly [number, number];
  /** An instant on the axis, where marks are so many seconds apart. */
  readonly formatX: (seconds: number, step: number) => string;
  readonly formatY: (value: number) => string;
  /** From zero, as bars need it; without it, as close as it can be seen well. */
  readonly fromZero?: boolean;
  readonly onReading: (reading: Reading | null) => void;
  /** Draws again this often, for what moves with the time. */
  readonly tickMillis?: number;
}

export interface Chart {
  update(): void;
  remove(): void;
}

const AXIS_FONT = '12px system-ui, "Noto Sans Thai", sans-serif';
const STEPS = Array.from({ length: 14 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

/** Draws until it is removed. */
export function drawChart(place: HTMLElement, options: ChartOptions): Chart {
  const data = (): uPlot.AlignedData => options.data().map((values) => [...values]) as unknown as uPlot.AlignedData;
  const plot = new uPlot(settings(place, options), data(), place);
  const update = () => plot.setData(data());
  const clock = options.tickMillis === undefined ? null : setInterval(update, options.tickMillis);
  const size = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: options.height }));
  const stopWatching = onColoursChanged(() => plot.redraw(true, true));
  size.observe(place);
  return {
    update,
    remove: () => {
      if (clock !== null) {
        clearInterval(clock);
      }
      size.disconnect();
      stopWatching();
      plot.destroy();
    },
  };
}

function settings(place: HTMLElement, options: ChartOptions): uPlot.Options {
  const axis: uPlot.Axis = {
    font: AXIS_FONT,
    stroke: () => colour(place, '--text-muted'),
    grid: { stroke: () => colour(place, '--line'), width: 1 },
    ticks: { show: false },
  };
  const { span } = options;
  return {
    width: Math.max(1, place.clientWidth),
    height: options.height,
    // A label of the time may reach half its width beyond the end.
    padding: [12, 28, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: span === undefined ? {} : { range: () => [...span()] as [number, number] },
      y: { range: (_, lowest, highest) => roomy(lowest, highest, options.fromZero ?? false) },
    },
    axes: [
      {
        ...axis,
        size: 28,
        gap: 10,
        space: 72,
        grid: { show: false },
        values: (_, splits, _axis, _space, step) => splits.map((seconds) => options.formatX(seconds, step)),
      },
      {
        ...axis,
        incrs: STEPS,
        space: 44,
        size: (_, values) => 20 + 7 * Math.max(0, ...(values ?? []).map((value) => value.length)),
        values: (_, splits) => splits.map(options.formatY),
      },
    ],
    series: [{}, ...options.series.map((style) => series(place, style))],
    hooks: { setCursor: [(plot) => options.onReading(readingAt(plot))] },
  };
}

function series(place: HTMLElement, { colour: name, kind, fill }: SeriesStyle): uPlot.Series {
  const paths =
    kind === 'step'
      ? uPlot.paths.stepped?.({ align: 1 })
      : kind === 'bars'
        ? uPlot.paths.bars?.({ size: [0.7, 40], align: 1 })
        : undefined;
  return {
    stroke: () => colour(place, name),
    width: kind === 'bars' ? 0 : 2,
    points: { show: false },
    ...(kind === 'bars' ? { fill: () => colour(place, fill ?? name) } : {}),
    ...(kind !== 'bars' && fill !== undefined ? { fill: () => colour(place, fill) } : {}),
    ...(paths ? { paths } : {}),
  };
}

/** Some air above and below; a value that does not move lies in the middle. */
function roomy(lowest: number | null, highest: number | null, fromZero: boolean): [number, number] {
  if (lowest === null || highest === null) {
    return [0, 1];
  }
  const air = Math.max(fromZero ? 1 : 2, (highest - lowest) * 0.2, highest * 0.002);
  return [fromZero ? Math.min(0, lowest) : lowest - air, highest + air];
}

function readingAt(plot: uPlot): Reading | null {
  const at = plot.cursor.idx;
  const seconds = at == null ? null : plot.data[0][at];
  return at == null || seconds == null
    ? null
    : { seconds, values: plot.data.slice(1).map((values) => values?.[at] ?? null) };
}
