import type { AddressRequest, CustomerRequest, ItemRequest, ParcelRequest } from '#api';
import { FormMistakes, textIn } from '../ui/Form';
import { PARCEL_FIELDS, readParcel, type TypedParcel } from './parcel';

/** As many kinds of goods as one form is good for; the API takes more. */
export const MOST_ITEMS = 50;

const MOST_PIECES = 1_000_000;

const NEEDED = ['reference', 'customer/name', 'customer/email', 'from/line1', 'to/line1'];

/** Throws where something that a booking needs is not typed. */
export function requireTyped(values: FormData, message: string): void {
  const missing = NEEDED.filter((name) => textIn(values, name) === '');
  if (missing.length > 0) {
    throw new FormMistakes(Object.fromEntries(missing.map((name) => [name, message])));
  }
}

/** The address at an end of the way; what was not typed is left out. */
export function addressIn(values: FormData, end: 'from' | 'to'): AddressRequest {
  const typed = (name: string) => textIn(values, `${end}/${name}`);
  return {
    country: typed('country'),
    line1: typed('line1'),
    ...given('name', typed('name')),
    ...given('line2', typed('line2')),
    ...given('city', typed('city')),
    ...given('postalCode', typed('postalCode')),
  };
}

/** Whom it is for. */
export function customerIn(values: FormData): CustomerRequest {
  return {
    name: textIn(values, 'customer/name'),
    email: textIn(values, 'customer/email'),
    ...given('phone', textIn(values, 'customer/phone')),
  };
}

/** So many parcels; throws where one has a measure that no parcel can have. */
export function parcelsIn(values: FormData, count: number, message: string): ParcelRequest[] {
  const mistakes: Record<string, string> = {};
  const parcels: ParcelRequest[] = [];
  for (let index = 0; index < count; index++) {
    const typed = Object.fromEntries(
      PARCEL_FIELDS.map((field) => [field, textIn(values, `parcels/${index}/${field}`)]),
    ) as TypedParcel;
    const read = readParcel(typed);
    if ('weightGrams' in read) {
      parcels.push(read);
    } else {
      read.forEach((field) => (mistakes[`parcels/${index}/${field}`] = message));
    }
  }
  if (Object.keys(mistakes).length > 0) {
    throw new FormMistakes(mistakes);
  }
  return parcels;
}

/** The name of the field that says how many of a product there are. */
export function itemQuantity(productId: string): string {
  return `items/${productId}`;
}

/** What is in the parcels; throws where it is not said how many. */
export function itemsIn(values: FormData, products: readonly { readonly id: string }[], message: string): ItemRequest[] {
  const items = products.map(({ id }) => ({ productId: id, quantity: Number(textIn(values, itemQuantity(id))) }));
  const wrong = items.filter(({ quantity }) => !Number.isInteger(quantity) || quantity < 1 || quantity > MOST_PIECES);
  if (wrong.length > 0) {
    throw new FormMistakes(Object.fromEntries(wrong.map(({ productId }) => [itemQuantity(productId), message])));
  }
  return items;
}

function given<Name extends string>(name: Name, value: string): { readonly [name in Name]?: string } {
  return value === '' ? {} : ({ [name]: value } as { readonly [name in Name]: string });
}
