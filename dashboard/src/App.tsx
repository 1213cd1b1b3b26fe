import { Suspense, lazy, useCallback, useState } from 'react';
import { useLocale } from './i18n/locale';
import { SessionProvider } from './session/session';
import { SignInPage } from './session/SignInPage';

// Fetched while the password is being typed; the sign-in page itself needs no chart.
const overview = import('./overview/OverviewPage').then((module) => ({ default: module.OverviewPage }));
const OverviewPage = lazy(() => overview);

type State = { readonly accessToken: string } | { readonly accessToken: null; readonly ended: boolean };

export function App() {
  const { t } = useLocale();
  const [state, setState] = useState<State>({ accessToken: null, ended: false });
  const onEnded = useCallback(() => setState({ accessToken: null, ended: true }), []);

  if (state.accessToken === null) {
    return <SignInPage ended={state.ended} onSignedIn={(accessToken) => setState({ accessToken })} />;
  }
  return (
    <SessionProvider accessToken={state.accessToken} onEnded={onEnded}>
      <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
        <OverviewPage onSignOut={() => setState({ accessToken: null, ended: false })} />
      </Suspense>
    </SessionProvider>
  );
}
