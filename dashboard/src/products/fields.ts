import type { ProductView } from '#api';
import { FormMistakes, textIn, type Mistakes } from '../ui/Form';

/** What can be said of a product in a form, besides its price. */
export interface ProductFields {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  /** Nothing where nobody says. */
  readonly weightGrams: number | null;
}

export const FIELDS = ['sku', 'name', 'category', 'description', 'weightGrams'] as const satisfies readonly (keyof ProductFields)[];

const AMOUNT = /^\d{1,12}(\.\d{1,4})?$/;
const WHOLE = /^\d{1,9}$/;

/** What to say of a field that cannot be right. */
export interface MistakeTexts {
  readonly missing: string;
  readonly notMoney: string;
  readonly notWhole: string;
}

/** Reads the fields of a form, or throws what is wrong with them. */
export function fieldsIn(values: FormData, texts: MistakeTexts): ProductFields {
  const weight = textIn(values, 'weightGrams');
  const mistakes: Record<string, string> = {};
  for (const name of ['sku', 'name', 'category']) {
    if (textIn(values, name) === '') {
      mistakes[name] = texts.missing;
    }
  }
  if (weight !== '' && !WHOLE.test(weight)) {
    mistakes['weightGrams'] = texts.notWhole;
  }
  check(mistakes);
  return {
    sku: textIn(values, 'sku'),
    name: textIn(values, 'name'),
    description: textIn(values, 'description'),
    category: textIn(values, 'category'),
    weightGrams: weight === '' ? null : Number(weight),
  };
}

/** Reads a price, or throws what is wrong with it. The server knows how many decimals a currency has. */
export function priceIn(values: FormData, texts: MistakeTexts) {
  const amount = textIn(values, 'price/amount').replaceAll(',', '');
  check(AMOUNT.test(amount) ? {} : { 'price/amount': texts.notMoney });
  return { amount, currency: textIn(values, 'price/currency') };
}

/** Reads a number of goods, nothing where the field is empty, or throws what is wrong with it. */
export function countIn(values: FormData, name: string, texts: MistakeTexts): number | null {
  const typed = textIn(values, name);
  check(typed === '' || WHOLE.test(typed) ? {} : { [name]: texts.notWhole });
  return typed === '' ? null : Number(typed);
}

export function fieldsOf(product: ProductView): ProductFields {
  const { sku, name, description, category, weightGrams } = product;
  return { sku, name, description, category, weightGrams: weightGrams ?? null };
}

/** The names of the fields that are not the same. */
export function changed(one: ProductFields, other: ProductFields): readonly (keyof ProductFields)[] {
  return FIELDS.filter((name) => one[name] !== other[name]);
}

/** What to send to make the one into the other; what stays as it is, is left out. */
export function changes(before: ProductFields, after: ProductFields) {
  const { weightGrams, ...rest } = Object.fromEntries(changed(before, after).map((name) => [name, after[name]])) as Partial<ProductFields>;
  return { ...rest, ...(weightGrams == null ? {} : { weightGrams }) };
}

function check(mistakes: Mistakes): void {
  if (Object.keys(mistakes).length > 0) {
    throw new FormMistakes(mistakes);
  }
}
