import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Format } from '../i18n/format';
import type { QuantityHistory } from './QuantityHistory';

export interface Chart {
  update(): void;
  remove(): void;
}

/** What lies under the pointer. */
export interface Reading {
  readonly millis: number;
  readonly quantity: number;
}

const HEIGHT = 280;
const TICK_MILLIS = 1_000;
const AXIS_FONT = '12px system-ui, "Noto Sans Thai", sans-serif';
const WHOLE_STEPS = [1, 2, 5].flatMap((step) => Array.from({ length: 12 }, (_, power) => step * 10 ** power));

/** Draws how the quantity was, and lets it move to the left as time passes, until it is removed. */
export function drawChart(
  place: HTMLElement,
  history: QuantityHistory,
  format: Format,
  onReading: (reading: Reading | null) => void,
): Chart {
  const plot = new uPlot(options(place, history, format, onReading), data(history), place);
  const update = () => plot.setData(data(history));
  const clock = setInterval(update, TICK_MILLIS);
  const size = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT }));
  const theme = matchMedia('(prefers-color-scheme: dark)');
  const repaint = () => plot.redraw(true, true);
  size.observe(place);
  theme.addEventListener('change', repaint);
  return {
    update,
    remove: () => {
      clearInterval(clock);
      size.disconnect();
      theme.removeEventListener('change', repaint);
      plot.destroy();
    },
  };
}

function data(history: QuantityHistory): uPlot.AlignedData {
  const { seconds, quantities } = history.until(Date.now());
  return [[...seconds], [...quantities]];
}

function options(
  place: HTMLElement,
  history: QuantityHistory,
  format: Format,
  onReading: (reading: Reading | null) => void,
): uPlot.Options {
  const steps = uPlot.paths.stepped?.({ align: 1 });
  const axis: uPlot.Axis = {
    font: AXIS_FONT,
    stroke: () => colour('--text-muted'),
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: Math.max(1, place.clientWidth),
    height: HEIGHT,
    // A label of the time may reach half its width beyond the end.
    padding: [12, 28, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { range: () => history.span(Date.now()) },
      y: { range: (_, lowest, highest) => roomy(lowest, highest) },
    },
    axes: [
      {
        ...axis,
        size: 26,
        space: 72,
        incrs: [15, 30, 60, 120, 300],
        grid: { show: false },
        values: (_, splits, _axis, _space, step) =>
          splits.map((seconds) => (step < 60 ? format.timeToSecond : format.time)(seconds * 1000)),
      },
      {
        ...axis,
        incrs: WHOLE_STEPS,
        space: 44,
        size: (_, values) => 20 + 7 * Math.max(0, ...(values ?? []).map((value) => value.length)),
        values: (_, splits) => splits.map((quantity) => format.number(quantity)),
      },
    ],
    series: [
      {},
      {
        stroke: () => colour('--accent'),
        fill: () => colour('--accent-wash'),
        width: 2,
        points: { show: false },
        ...(steps ? { paths: steps } : {}),
      },
    ],
    hooks: { setCursor: [(plot) => onReading(readingAt(plot))] },
  };
}

/** Some air above and below; a quantity that does not move lies in the middle. */
function roomy(lowest: number | null, highest: number | null): [number, number] {
  if (lowest === null || highest === null) {
    return [0, 1];
  }
  const air = Math.max(2, (highest - lowest) * 0.2, highest * 0.002);
  return [lowest - air, highest + air];
}

function readingAt(plot: uPlot): Reading | null {
  const at = plot.cursor.idx;
  const seconds = at == null ? null : plot.data[0][at];
  const quantity = at == null ? null : plot.data[1]?.[at];
  return seconds == null || quantity == null ? null : { millis: seconds * 1000, quantity };
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name);
}
