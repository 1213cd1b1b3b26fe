import { expect, it } from 'vitest';
import type { ListedShipment } from '#api';
import { isOverdue } from './due';

const due = (status: ListedShipment['status']) => ({ status, estimatedDelivery: '2026-11-21' }) as ListedShipment;

it('is overdue when its day is over, and not once it is there', () => {
  expect(isOverdue(due('IN_TRANSIT'), Date.parse('2026-11-21T18:00:00Z'))).toBe(false);
  expect(isOverdue(due('IN_TRANSIT'), Date.parse('2026-11-22T18:00:00Z'))).toBe(true);
  expect(isOverdue(due('DELIVERED'), Date.parse('2026-11-22T18:00:00Z'))).toBe(false);
});
