import { useLocale } from '../i18n/locale';
import { useLive } from '../live/live';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { Pages } from './Pages';

/** What surrounds every page. */
export function Shell() {
  const { t } = useLocale();
  // On a page that shows nothing live, too, the header says whether there is a connection.
  useLive('stock', nothing, nothing);
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('app.skip')}
      </a>
      <Header />
      <Navigation />
      <main className="page" id="page" tabIndex={-1}>
        <Pages />
      </main>
    </div>
  );
}

function nothing(): void {
  return undefined;
}
