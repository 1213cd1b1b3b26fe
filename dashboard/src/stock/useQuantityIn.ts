import { useTexts } from '../i18n/locale';
import { FormMistakes, textIn } from '../ui/Form';
import { MOST, readQuantity, type QuantityRange } from './quantity';
import { texts } from './texts';

/** Reads the quantity in a field of a form, and says in the form what is wrong with it. */
export function useQuantityIn(): (values: FormData, name: string, range: QuantityRange) => number {
  const { t, format } = useTexts(texts);
  return (values, name, range) => {
    const quantity = readQuantity(textIn(values, name), range);
    if (typeof quantity === 'string') {
      throw new FormMistakes({ [name]: t(quantity, { most: format.number(MOST) }) });
    }
    return quantity;
  };
}
