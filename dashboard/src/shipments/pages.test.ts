import { describe, expect, it } from 'vitest';
import type { ListedShipment } from '#api';
import { filterIn, withFilter, type ShipmentStatus } from './filter';
import { totalOf, withChange, withGuess, type ShipmentPages } from './pages';

const ALL = { text: '', status: null, carrier: '' };

describe('a list of shipments', () => {
  it('shows a shipment as it became', () => {
    const list = withChange(listOf(shipment('b', 2), shipment('a', 1)), shipment('a', 1, 'DISPATCHED', 1), ALL);
    expect(statuses(list)).toEqual(['b BOOKED', 'a DISPATCHED']);
    expect(totalOf(list)).toBe(2);
  });

  it('does not show what is older than what it shows', () => {
    const list = listOf(shipment('a', 1, 'DISPATCHED', 3));
    expect(withChange(list, shipment('a', 1, 'BOOKED', 2), ALL)).toBe(list);
  });

  it('puts a new one first, and counts it', () => {
    const list = withChange(listOf(shipment('a', 1)), shipment('b', 2), ALL);
    expect(statuses(list)).toEqual(['b BOOKED', 'a BOOKED']);
    expect(totalOf(list)).toBe(2);
  });

  it('lets go of one that went on to another column, which takes it in', () => {
    const moved = shipment('b', 2, 'DISPATCHED', 1);
    const from = withChange(listOf(shipment('b', 2), shipment('a', 1)), moved, { ...ALL, status: 'BOOKED' });
    const to = withChange(listOf(shipment('c', 3, 'DISPATCHED'), shipment('x', 0, 'DISPATCHED')), moved, {
      ...ALL,
      status: 'DISPATCHED',
    });
    expect(statuses(from)).toEqual(['a BOOKED']);
    expect(totalOf(from)).toBe(1);
    expect(statuses(to)).toEqual(['c DISPATCHED', 'b DISPATCHED', 'x DISPATCHED']);
  });

  it('leaves out one that belongs to a part that was not read yet', () => {
    const list = listOf(shipment('b', 5));
    const first = { ...list, pages: list.pages.map((page) => ({ ...page, nextCursor: 'more' })) };
    expect(withChange(first, shipment('a', 1), ALL)).toBe(first);
  });

  it('leaves out what was not searched for', () => {
    const list = listOf(shipment('a', 1));
    expect(withChange(list, shipment('b', 2), { ...ALL, text: 'nobody' })).toBe(list);
    expect(statuses(withChange(list, shipment('b', 2), { ...ALL, text: 'REF-B' }))).toHaveLength(2);
  });

  it('leaves out what another carrier takes', () => {
    const list = listOf(shipment('a', 1));
    expect(withChange(list, shipment('b', 2), { ...ALL, carrier: 'DHL' })).toBe(list);
    expect(statuses(withChange(list, shipment('b', 2), { ...ALL, carrier: 'THAILAND_POST' }))).toHaveLength(2);
  });

  it('shows a guess, and takes it back', () => {
    const list = listOf(shipment('a', 1));
    const guessed = withGuess(list, { id: 'a', status: 'DISPATCHED' });
    expect(statuses(guessed)).toEqual(['a DISPATCHED']);
    expect(withGuess(guessed, { id: 'a', status: 'BOOKED' })).toEqual(list);
  });
});

it('keeps what is chosen in the address, and nothing else', () => {
  const chosen = withFilter(new URLSearchParams('q=a&x=1'), { text: '', status: 'BOOKED', carrier: 'DHL', view: 'list' });
  expect(chosen.toString()).toBe('x=1&status=BOOKED&carrier=DHL&view=list');
  expect(filterIn(chosen)).toEqual({ text: '', status: 'BOOKED', carrier: 'DHL', view: 'list' });
  expect(filterIn(new URLSearchParams('status=LOST&view=map'))).toEqual({ ...ALL, view: 'board' });
});

function listOf(...items: ListedShipment[]): ShipmentPages {
  return { pages: [{ items, total: items.length }], pageParams: [null] };
}

function statuses(list: ShipmentPages): string[] {
  return list.pages.flatMap((page) => page.items).map(({ id, status }) => `${id} ${status}`);
}

function shipment(id: string, minute: number, status: ShipmentStatus = 'BOOKED', version = 0): ListedShipment {
  return {
    id,
    trackingNumber: `TP${id}`,
    reference: `ref-${id}`,
    customer: { name: 'Somchai', email: 'somchai@example.com' },
    from: { country: 'TH' },
    to: { country: 'TH' },
    carrier: 'THAILAND_POST',
    service: 'EMS',
    cost: { amount: '42.00', currency: 'THB' },
    estimatedDelivery: '2026-11-25',
    status,
    bookedAt: new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString(),
    version,
  } as ListedShipment;
}
