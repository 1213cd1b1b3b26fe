import { useTexts } from '../i18n/locale';
import { Field } from '../ui/Form';
import { texts } from './texts';

/** What trade is done in; the API takes any currency. */
const CURRENCIES = ['THB', 'USD', 'EUR', 'JPY', 'SGD', 'CNY'];
const USUAL = 'THB';

interface Props {
  readonly initial?: { readonly amount: string; readonly currency: string };
  readonly autoFocus?: boolean;
}

export function PriceFields({ initial, autoFocus = false }: Props) {
  const { t } = useTexts(texts);
  const currency = initial?.currency ?? USUAL;
  return (
    <div className="form-row">
      <Field name="price/amount" label={t('amount')} hint={t('amountHint')}>
        {(control) => (
          <input
            {...control}
            defaultValue={initial?.amount}
            inputMode="decimal"
            autoComplete="off"
            autoFocus={autoFocus}
          />
        )}
      </Field>
      <Field name="price/currency" label={t('currency')}>
        {(control) => (
          <select {...control} defaultValue={currency}>
            {[...new Set([currency, ...CURRENCIES])].map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
