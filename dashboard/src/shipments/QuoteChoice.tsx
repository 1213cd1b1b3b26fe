import { useEffect, useRef } from 'react';
import type { Quote } from '#api';
import { useTexts } from '../i18n/locale';
import { carrierName } from './carrier';
import { cheapestOfEach } from './quotes';
import { texts } from './texts';

/** What each carrier takes, the cheapest first and chosen. */
export function QuoteChoice({ quotes }: { quotes: readonly Quote[] }) {
  const { t, format } = useTexts(texts);
  const place = useRef<HTMLFieldSetElement>(null);
  const offers = cheapestOfEach(quotes);
  // They come below a long form, which may have to be scrolled.
  useEffect(() => {
    // Newer browsers answer with a promise, which is nothing to clean up with.
    void place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return offers.length === 0 ? (
    <p className="problem" role="alert">
      {t('nobodyCarries')}
    </p>
  ) : (
    <fieldset ref={place} className="booking-part quotes-part">
      <legend>{t('chooseCarrier')}</legend>
      <div className="quotes">
        {offers.map((quote, index) => (
          <label key={quote.carrier}>
            <input type="radio" name="carrier" value={quote.carrier} defaultChecked={index === 0} />
            <strong>{carrierName(quote.carrier)}</strong>
            <span className="muted">{quote.service}</span>
            <span className="muted">{t('arrives', { day: format.day(quote.estimatedDelivery) })}</span>
            <strong className="quote-price">{format.money(quote.price)}</strong>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
