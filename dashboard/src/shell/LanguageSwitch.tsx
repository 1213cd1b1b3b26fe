import { LANGUAGES, type Language } from '../i18n/language';
import { useLocale } from '../i18n/locale';

const NAMES: Readonly<Record<Language, string>> = { th: 'ไทย', en: 'English' };

export function LanguageSwitch() {
  const { language, setLanguage, t } = useLocale();
  return (
    <div className="language" role="group" aria-label={t('language.choose')}>
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          onClick={() => setLanguage(each)}
        >
          {NAMES[each]}
        </button>
      ))}
    </div>
  );
}
