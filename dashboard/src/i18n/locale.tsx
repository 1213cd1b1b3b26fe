import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { TextKey } from './dictionary';
import { createFormat, type Format } from './format';
import { LOCALES, preferred, text, type Language, type Values } from './language';

const REMEMBERED = 'waybill.language';

export interface Locale {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly t: (key: TextKey, values?: Values) => string;
  readonly format: Format;
}

const LocaleContext = createContext<Locale | null>(null);

export function LocaleProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(initialLanguage);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${text(language, 'app.name')} · ${text(language, 'app.tagline')}`;
    remember(language);
  }, [language]);

  const locale = useMemo<Locale>(
    () => ({
      language,
      setLanguage,
      t: (key, values) => text(language, key, values),
      format: createFormat(LOCALES[language]),
    }),
    [language],
  );
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === null) {
    throw new Error('useLocale needs a LocaleProvider around it');
  }
  return locale;
}

function initialLanguage(): Language {
  return preferred([remembered(), ...navigator.languages].filter((tag) => tag !== null));
}

// A browser may forbid storage altogether; the choice then lasts as long as the page.
function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    return;
  }
}
