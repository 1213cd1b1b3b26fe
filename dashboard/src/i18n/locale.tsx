import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { common, type CommonText } from './common';
import { ERAS, usualEra, type Era } from './era';
import { createFormat, type Format } from './format';
import { LANGUAGES, LOCALES, preferred, type Language } from './language';
import { remember, remembered } from './remembered';
import { fill, type Texts, type Values } from './texts';

const LANGUAGE = 'waybill.language';
const ERA = 'waybill.era';

export interface Locale {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly era: Era;
  readonly setEra: (era: Era) => void;
  /** The texts that belong to no page. Those of a page: `useTexts`. */
  readonly t: (key: CommonText, values?: Values) => string;
  readonly format: Format;
}

const LocaleContext = createContext<Locale | null>(null);

export function LocaleProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(initialLanguage);
  const [chosenEra, setChosenEra] = useState(() => remembered(ERA, ERAS));
  const era = chosenEra ?? usualEra(language);

  useEffect(() => {
    document.documentElement.lang = language;
    remember(LANGUAGE, language);
  }, [language]);

  const setEra = useCallback((next: Era) => {
    remember(ERA, next);
    setChosenEra(next);
  }, []);

  const locale = useMemo<Locale>(
    () => ({
      language,
      setLanguage,
      era,
      setEra,
      t: (key, values) => fill(common[language][key], values),
      format: createFormat(LOCALES[language], era),
    }),
    [language, era, setEra],
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

export interface PageLocale<Key extends string> {
  readonly t: (key: Key, values?: Values) => string;
  readonly format: Format;
  readonly language: Language;
}

/** The texts of a page in the language of the reader. */
export function useTexts<Key extends string>(texts: Texts<Key>): PageLocale<Key> {
  const { language, format } = useLocale();
  const t = useCallback((key: Key, values?: Values) => fill(texts[language][key], values), [texts, language]);
  return { t, format, language };
}

function initialLanguage(): Language {
  return remembered(LANGUAGE, LANGUAGES) ?? preferred(navigator.languages);
}
