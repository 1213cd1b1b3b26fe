import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useLocale } from '../i18n/locale';
import { PAGES } from '../pages';
import { useSession } from '../session/session';

/** The pages that are for whoever is signed in. */
export function Navigation() {
  const { t } = useLocale();
  const { may } = useSession();
  const [location] = useLocation();
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    // On a phone they are in one line, of which only a part is in sight.
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [location]);

  return (
    <nav className="navigation" aria-label={t('nav.label')}>
      <ul ref={list}>
        {PAGES.filter(({ permission }) => may(permission)).map(({ path, title, icon: Icon }) => (
          <li key={path}>
            <Link href={path} aria-current={location === path || location.startsWith(`${path}/`) ? 'page' : undefined}>
              <Icon size={18} aria-hidden="true" />
              <span>{t(title)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
