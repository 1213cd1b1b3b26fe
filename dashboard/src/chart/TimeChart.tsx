import { useEffect, useRef, useState, type ReactNode } from 'react';
import { drawChart, type Chart, type ChartData, type ChartOptions, type Reading, type SeriesStyle } from './drawChart';
import './chart.css';

interface Props {
  /** What it shows in words, for those who do not see it. */
  readonly summary: string;
  readonly series: readonly SeriesStyle[];
  readonly data: ChartData;
  readonly height?: number;
  readonly span?: ChartOptions['span'];
  readonly formatX: ChartOptions['formatX'];
  readonly formatY: ChartOptions['formatY'];
  readonly fromZero?: boolean;
  /** Asks for the data again this often; give `live` then. */
  readonly tickMillis?: number;
  readonly live?: () => ChartData;
  /** What to say about what is under the pointer. */
  readonly reading?: (reading: Reading) => ReactNode;
}

const HEIGHT = 240;

/** A chart over time. */
export function TimeChart(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const newest = useRef(props);
  const [reading, setReading] = useState<Reading | null>(null);
  const { data, height = HEIGHT } = props;
  // What cannot change without drawing it anew.
  const shape = JSON.stringify([props.series, height, props.tickMillis, props.fromZero, props.span === undefined]);

  useEffect(() => {
    newest.current = props;
  });
  useEffect(() => {
    if (place.current === null) {
      return;
    }
    const { series, tickMillis, fromZero, span } = newest.current;
    chart.current = drawChart(place.current, {
      height,
      series,
      data: () => newest.current.live?.() ?? newest.current.data,
      formatX: (seconds, step) => newest.current.formatX(seconds, step),
      formatY: (value) => newest.current.formatY(value),
      onReading: setReading,
      ...(span === undefined ? {} : { span: () => newest.current.span?.() ?? span() }),
      ...(fromZero === undefined ? {} : { fromZero }),
      ...(tickMillis === undefined ? {} : { tickMillis }),
    });
    return () => chart.current?.remove();
  }, [shape, height]);
  useEffect(() => chart.current?.update(), [data, props.formatX, props.formatY]);

  return (
    <div className="chart-frame">
      <div ref={place} className="chart" role="img" aria-label={props.summary} style={{ height }} />
      {props.reading && (
        <p className="chart-reading" aria-hidden="true">
          {reading === null ? '\u00a0' : props.reading(reading)}
        </p>
      )}
    </div>
  );
}
