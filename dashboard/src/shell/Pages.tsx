import { Suspense, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useLocale } from '../i18n/locale';
import { PAGES, type Page } from '../pages';
import { useSession } from '../session/session';
import { LoadingState } from '../ui/states';
import { NotFoundPage } from './NotFoundPage';
import { PageBoundary } from './PageBoundary';

/** The page that the address names, of those that are for whoever is signed in. */
export function Pages() {
  const { may } = useSession();
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
    window.scrollTo(0, 0);
  }, [t, title]);
  return (
    <PageBoundary key={page.path}>
      <Suspense fallback={<LoadingState lines={10} />}>
        <Component />
      </Suspense>
    </PageBoundary>
  );
}
