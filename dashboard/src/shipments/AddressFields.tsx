import { useTexts } from '../i18n/locale';
import { Field } from '../ui/Form';
import { COUNTRIES, countryName } from './places';
import { texts } from './texts';

/** The fields of an address, named as the API names them. */
export function AddressFields({ end, title }: { end: 'from' | 'to'; title: string }) {
  const { t, language } = useTexts(texts);
  return (
    <fieldset className="booking-part">
      <legend>{title}</legend>
      <div className="address">
        <Field name={`${end}/name`} label={t('addressName')}>
          {(control) => <input {...control} type="text" maxLength={200} autoComplete="off" />}
        </Field>
        <Field name={`${end}/line1`} label={t('line1')}>
          {(control) => <input {...control} type="text" maxLength={200} autoComplete="off" />}
        </Field>
        <Field name={`${end}/city`} label={t('city')}>
          {(control) => <input {...control} type="text" maxLength={100} autoComplete="off" />}
        </Field>
        <Field name={`${end}/postalCode`} label={t('postalCode')}>
          {(control) => <input {...control} type="text" maxLength={20} autoComplete="off" />}
        </Field>
        <Field name={`${end}/country`} label={t('country')}>
          {(control) => (
            <select {...control} defaultValue="TH">
              {COUNTRIES.map((code) => (
                <option key={code} value={code}>
                  {countryName(code, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </fieldset>
  );
}
