import { useTexts } from '../i18n/locale';
import { Loaded } from '../ui/states';
import { useDebounced } from '../ui/useDebounced';
import { shownFields } from './state';
import { texts } from './texts';
import { useFieldName } from './useNames';
import { usePastState, type HistoryEntry } from './useHistory';
import { useValueText } from './useValueText';

/** A slider that is dragged goes over many versions; it is asked for where it rests. */
const RESTING_MILLIS = 80;

/** What a thing was like with an event, and what that event changed. */
export function PastStateCard({ entityType, id, entry }: { entityType: string; id: string; entry: HistoryEntry }) {
  const { t, format } = useTexts(texts);
  const fieldName = useFieldName();
  const valueText = useValueText();
  const settled = useDebounced(entry, RESTING_MILLIS);
  const query = usePastState(entityType, id, settled.version);
  return (
    <section className="card" aria-labelledby="state-title" aria-busy={query.isPlaceholderData}>
      <div className="card-head">
        <h2 id="state-title">{t('state', { version: format.number(entry.version) })}</h2>
      </div>
      <Loaded query={query} lines={6}>
        {(past) => (
          <dl className="past-state" data-stale={past.version !== entry.version}>
            {shownFields(past.state, past.version === settled.version ? settled.changes : []).map(
              ({ path, value, change }) => (
                <div key={path} data-changed={change !== null}>
                  <dt title={path}>{fieldName(path)}</dt>
                  <dd>
                    {change !== null && (
                      <>
                        <del>{valueText(change.before)}</del>
                        <span aria-hidden="true"> → </span>
                      </>
                    )}
                    <ins>{valueText(value)}</ins>
                  </dd>
                </div>
              ),
            )}
          </dl>
        )}
      </Loaded>
    </section>
  );
}
