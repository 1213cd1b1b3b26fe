import type { Permission } from '#api';

/** What can be watched on `/api/live`, and what one must be permitted to do to watch it. */
export const TOPICS = {
  stock: 'stock:read',
  shipments: 'shipments:read',
  reports: 'reports:read',
  audit: 'audit:read',
  projections: 'operations:write',
} as const satisfies Readonly<Record<string, Permission>>;

export type Topic = keyof typeof TOPICS;

/** The topic of an event, which is named in the singular, or nothing where it is another event. */
export function topicOf(event: string): Topic | null {
  switch (event) {
    case 'stock':
      return 'stock';
    case 'shipment':
      return 'shipments';
    case 'report':
      return 'reports';
    case 'audit':
      return 'audit';
    case 'projection':
      return 'projections';
    default:
      return null;
  }
}
