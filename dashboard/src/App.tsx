import { Suspense, lazy, useCallback, useEffect, useState } from 'react';
import { problemOf, type Problem } from './http/problem';
import { ProblemNote } from './http/ProblemNote';
import { useLocale } from './i18n/locale';
import { SessionProvider } from './session/session';
import { refresh, signOut } from './session/signIn';
import { SignInPage } from './session/SignInPage';
import { Tokens, type Grant } from './session/tokens';

// Fetched while the password is being typed; the sign-in page itself needs no chart.
const overview = import('./overview/OverviewPage').then((module) => ({ default: module.OverviewPage }));
const OverviewPage = lazy(() => overview);

type State =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed-in'; readonly tokens: Tokens; readonly problem: Problem | null }
  | { readonly kind: 'signed-out'; readonly ended: boolean };

// Asked once, however often React mounts the page.
let resumed: Promise<Grant> | null = null;

export function App() {
  const { t } = useLocale();
  const [state, setState] = useState<State>({ kind: 'starting' });
  const onSignedIn = useCallback(
    (grant: Grant) => setState({ kind: 'signed-in', tokens: new Tokens(grant, refresh), problem: null }),
    [],
  );
  const onEnded = useCallback(() => setState({ kind: 'signed-out', ended: true }), []);

  useEffect(() => {
    let shown = true;
    resumed ??= refresh();
    resumed.then(
      (grant) => shown && onSignedIn(grant),
      () => shown && setState({ kind: 'signed-out', ended: false }),
    );
    return () => {
      shown = false;
    };
  }, [onSignedIn]);

  async function onSignOut() {
    try {
      await signOut();
      setState({ kind: 'signed-out', ended: false });
    } catch (failure) {
      const problem = problemOf(failure);
      // Not done, and so not said to be: after a reload the cookie would sign in again.
      setState((now) =>
        problem.kind === 'unauthenticated'
          ? { kind: 'signed-out', ended: false }
          : now.kind === 'signed-in'
            ? { ...now, problem }
            : now,
      );
    }
  }

  if (state.kind === 'starting') {
    return <p className="loading">{t('app.loading')}</p>;
  }
  if (state.kind === 'signed-out') {
    return <SignInPage ended={state.ended} onSignedIn={onSignedIn} />;
  }
  return (
    <SessionProvider tokens={state.tokens} onEnded={onEnded}>
      {state.problem !== null && <ProblemNote problem={state.problem} />}
      <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
        <OverviewPage onSignOut={() => void onSignOut()} />
      </Suspense>
    </SessionProvider>
  );
}
