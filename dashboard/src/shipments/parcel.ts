import type { ParcelRequest } from '#api';

/** What a field about a parcel says, by the name of the field; people think in kilograms and centimetres. */
export type TypedParcel = Readonly<Record<ParcelField, string>>;

export const PARCEL_FIELDS = ['weightGrams', 'lengthMm', 'widthMm', 'heightMm'] as const;

export type ParcelField = (typeof PARCEL_FIELDS)[number];

const GRAMS_PER_KILOGRAM = 1_000;
const MM_PER_CM = 10;
const HEAVIEST_GRAMS = 1_000_000;
const LONGEST_MM = 10_000;

/** Reads a parcel; instead, which of its fields are no measure that a parcel can have. */
export function readParcel(typed: TypedParcel): ParcelRequest | readonly ParcelField[] {
  const parcel = {
    weightGrams: measure(typed.weightGrams, GRAMS_PER_KILOGRAM, HEAVIEST_GRAMS),
    lengthMm: measure(typed.lengthMm, MM_PER_CM, LONGEST_MM),
    widthMm: measure(typed.widthMm, MM_PER_CM, LONGEST_MM),
    heightMm: measure(typed.heightMm, MM_PER_CM, LONGEST_MM),
  };
  const { weightGrams, lengthMm, widthMm, heightMm } = parcel;
  return weightGrams === null || lengthMm === null || widthMm === null || heightMm === null
    ? PARCEL_FIELDS.filter((field) => parcel[field] === null)
    : { weightGrams, lengthMm, widthMm, heightMm };
}

function measure(typed: string, perUnit: number, most: number): number | null {
  const value = Math.round(Number(typed.trim().replace(',', '.')) * perUnit);
  return typed.trim() !== '' && value >= 1 && value <= most ? value : null;
}
