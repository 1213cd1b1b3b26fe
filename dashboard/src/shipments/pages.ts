import type { ListedShipment, ShipmentPage } from '#api';
import { passes, type WantedShipments } from './filter';

/** The shipments as far as they were read, page by page, the one booked last first. */
export interface ShipmentPages {
  readonly pages: readonly ShipmentPage[];
  readonly pageParams: readonly unknown[];
}

/**
 * The list with what changed: a shipment is replaced unless what is shown is newer, leaves if it no longer belongs here,
 * and comes in where it belongs if that part was already read.
 */
export function withChange(list: ShipmentPages, shipment: ListedShipment, filter: WantedShipments): ShipmentPages {
  const shown = list.pages.flatMap((page) => page.items).find(({ id }) => id === shipment.id);
  if (shown === undefined) {
    return passes(shipment, filter) ? inserted(list, shipment) : list;
  }
  if (shown.version > shipment.version) {
    return list;
  }
  return passes(shipment, filter)
    ? mapped(list, 0, (items) => items.map((each) => (each.id === shipment.id ? shipment : each)))
    : mapped(list, -1, (items) => items.filter(({ id }) => id !== shipment.id));
}

/** The list with a shipment as it will be, if all goes well, or as it was. */
export function withGuess(list: ShipmentPages, guess: Pick<ListedShipment, 'id' | 'status'>): ShipmentPages {
  return mapped(list, 0, (items) => items.map((each) => (each.id === guess.id ? { ...each, status: guess.status } : each)));
}

/** How many there are on all pages; nothing where there are more than the server counts. */
export function totalOf(list: ShipmentPages | undefined): number | null {
  return list?.pages[0]?.total ?? null;
}

function inserted(list: ShipmentPages, shipment: ListedShipment): ShipmentPages {
  const at = list.pages.findIndex(
    (page) => page.nextCursor == null || comesBefore(shipment, page.items.at(-1)),
  );
  if (at < 0) {
    return list;
  }
  const pages = list.pages.map((page, index) => ({
    ...counted(page, 1),
    items:
      index === at
        ? [...page.items, shipment].sort((one, other) => (comesBefore(one, other) ? -1 : 1))
        : page.items,
  }));
  return { ...list, pages };
}

function mapped(
  list: ShipmentPages,
  more: number,
  change: (items: ListedShipment[]) => ListedShipment[],
): ShipmentPages {
  return { ...list, pages: list.pages.map((page) => ({ ...counted(page, more), items: change(page.items) })) };
}

function counted(page: ShipmentPage, more: number): ShipmentPage {
  return page.total == null ? page : { ...page, total: page.total + more };
}

function comesBefore(one: ListedShipment, other: ListedShipment | undefined): boolean {
  return other !== undefined && Date.parse(one.bookedAt) > Date.parse(other.bookedAt);
}
