import { Suspense, useEffect, useRef } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useLocale } from '../i18n/locale';
import { PAGES, type Page } from '../pages';
import { useSession } from '../session/session';
import { LoadingState } from '../ui/states';
import { NotFoundPage } from './NotFoundPage';
import { PageBoundary } from './PageBoundary';

/** The page that the address names, of those that are for whoever is signed in. */
export function Pages() {
  const { may } = useSession();
  useFocusOnPage();
  const pages = PAGES.filter(({ permission }) => may(permission));
  const first = pages[0];
  return (
    <Switch>
      {first && (
        <Route path="/">
          <Redirect to={first.path} replace />
        </Route>
      )}
      {pages.map((page) => (
        <Route key={page.path} path={`${page.path}/*?`}>
          <ShownPage page={page} />
        </Route>
      ))}
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}

function ShownPage({ page }: { page: Page }) {
  const { t } = useLocale();
  const { Component, title } = page;
  useEffect(() => {
    document.title = `${t(title)} · ${t('app.name')}`;
  }, [t, title]);
  return (
    <PageBoundary key={page.path}>
      <Suspense fallback={<LoadingState lines={10} />}>
        <Component />
      </Suspense>
    </PageBoundary>
  );
}

/** Begins at the top of each page, for those who scroll and those who listen, but not of the first: that one is new anyway. */
function useFocusOnPage(): void {
  const [location] = useLocation();
  const page = location.split('/')[1];
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current !== page) {
      shown.current = page;
      window.scrollTo(0, 0);
      document.getElementById('page')?.focus({ preventScroll: true });
    }
  }, [page]);
}
