import { LANGUAGES, type Language } from '../i18n/language';
import { useLocale } from '../i18n/locale';
import { Segmented } from '../ui/Segmented';

const NAMES: Readonly<Record<Language, string>> = { th: 'ไทย', en: 'English' };

export function LanguageSwitch() {
  const { language, setLanguage, t } = useLocale();
  return (
    <Segmented
      label={t('language.choose')}
      value={language}
      choices={LANGUAGES.map((value) => ({ value, label: NAMES[value], lang: value }))}
      onChange={setLanguage}
    />
  );
}
