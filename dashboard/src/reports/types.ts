import type { Permission, paths } from '#api';

/** What a report is about, and how it is mostly looked at. */
export interface ReportKind {
  readonly type: ReportType;
  readonly permission: Permission;
  /** What a row can stand for, the usual first; nothing for a report about now. */
  readonly groupings: readonly Grouping[];
  /** The column to draw first. */
  readonly measure: string;
}

export type ReportType = paths['/api/reports/{type}/schedules']['post']['parameters']['path']['type'];

/** Those over a period. */
export type PeriodReportType = paths['/api/reports/{type}']['get']['parameters']['path']['type'];

/** What a row of any of them can stand for. */
export type Grouping = NonNullable<
  NonNullable<paths['/api/reports/{type}']['get']['parameters']['query']>['groupBy']
>;

/** The reports in the order of the choice. The server has the last word on what each can be grouped by. */
export const REPORTS: readonly ReportKind[] = [
  {
    type: 'sales-summary',
    permission: 'reports:read',
    groupings: ['day', 'week', 'month', 'product', 'category', 'location'],
    measure: 'amount',
  },
  { type: 'financial-statement', permission: 'reports:read', groupings: ['day', 'week', 'month'], measure: 'sales' },
  {
    type: 'stock-movements',
    permission: 'reports:read',
    groupings: ['day', 'week', 'month', 'location', 'product', 'movement'],
    measure: 'movements',
  },
  { type: 'stock-status', permission: 'reports:read', groupings: [], measure: 'quantity' },
  {
    type: 'shipping-performance',
    permission: 'reports:read',
    groupings: ['carrierZone', 'carrier', 'zone', 'day', 'week', 'month'],
    measure: 'delivered',
  },
  {
    type: 'user-activity',
    permission: 'audit:read',
    groupings: ['day', 'week', 'month', 'user', 'action', 'entityType'],
    measure: 'events',
  },
];

export function isPeriod(grouping: string): boolean {
  return grouping === 'day' || grouping === 'week' || grouping === 'month';
}
