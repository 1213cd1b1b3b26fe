import { useCallback, useEffect, useRef, useState } from 'react';
import { problemOf } from './http/problem';
import { useLocale } from './i18n/locale';
import { LiveProvider } from './live/live';
import { QueryProvider } from './query/QueryProvider';
import { claimsOf } from './session/claims';
import { SessionProvider } from './session/session';
import { refresh, signOut } from './session/signIn';
import { SignInPage } from './session/SignInPage';
import { Tabs, type TabNews } from './session/tabs';
import { Tokens, type Grant } from './session/tokens';
import { Shell } from './shell/Shell';
import { ToastProvider, useToasts } from './ui/toasts';

type State =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed-in'; readonly tokens: Tokens }
  | { readonly kind: 'signed-out'; readonly ended: boolean };

const newsWatchers = new Set<(news: TabNews) => void>();
const tabs = new Tabs(refresh, (news) => newsWatchers.forEach((watcher) => watcher(news)));

// Asked once, however often React mounts the page.
let resumed: Promise<Grant> | null = null;

export function App() {
  return (
    <ToastProvider>
      <WhoeverIsThere />
    </ToastProvider>
  );
}

function WhoeverIsThere() {
  const { t } = useLocale();
  const toasts = useToasts();
  const [state, setState] = useState<State>({ kind: 'starting' });
  const session = useRef<Tokens | null>(null);

  const onGrant = useCallback((grant: Grant) => {
    // The next token of the same person goes on where the last one was; anybody else begins anew.
    if (session.current?.claims.userId === claimsOf(grant.accessToken).userId) {
      session.current.adopt(grant);
      return;
    }
    session.current = new Tokens(grant, (spent) => tabs.renew(spent));
    setState({ kind: 'signed-in', tokens: session.current });
  }, []);

  const onOut = useCallback((ended: boolean) => {
    session.current = null;
    setState({ kind: 'signed-out', ended });
  }, []);

  const onEnded = useCallback(() => onOut(true), [onOut]);

  useEffect(() => {
    let shown = true;
    resumed ??= tabs.renew(null);
    resumed.then(
      (grant) => shown && onGrant(grant),
      () => shown && onOut(false),
    );
    const onNews = (news: TabNews) => {
      if (news.kind === 'granted') {
        onGrant(news.grant);
      } else {
        onOut(false);
      }
    };
    newsWatchers.add(onNews);
    return () => {
      shown = false;
      newsWatchers.delete(onNews);
    };
  }, [onGrant, onOut]);

  function onSignedIn(grant: Grant) {
    tabs.tellGranted(grant);
    onGrant(grant);
  }

  const onSignOut = useCallback(async () => {
    try {
      await signOut();
    } catch (failure) {
      if (problemOf(failure).kind !== 'unauthenticated') {
        // Not done, and so not said to be: after a reload the cookie would sign in again.
        toasts.failed(failure);
        return;
      }
    }
    tabs.tellSignedOut();
    onOut(false);
  }, [toasts, onOut]);

  switch (state.kind) {
    case 'starting':
      return <p className="loading">{t('app.loading')}</p>;
    case 'signed-out':
      return <SignInPage ended={state.ended} onSignedIn={onSignedIn} />;
    case 'signed-in':
      return (
        <SessionProvider
          key={state.tokens.claims.userId}
          tokens={state.tokens}
          onEnded={onEnded}
          onSignOut={onSignOut}
        >
          <QueryProvider>
            <LiveProvider>
              <Shell />
            </LiveProvider>
          </QueryProvider>
        </SessionProvider>
      );
  }
}
