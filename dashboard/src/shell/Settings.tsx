import { Settings2 } from 'lucide-react';
import { useId } from 'react';
import { ERAS } from '../i18n/era';
import { useLocale } from '../i18n/locale';
import { useSession } from '../session/session';
import { setTheme, THEMES, useTheme } from '../theme/theme';
import { Segmented } from '../ui/Segmented';

/** What somebody chooses once: colours and years. And the way out. */
export function Settings() {
  const { t, era, setEra } = useLocale();
  const { username, signOut } = useSession();
  const theme = useTheme();
  const id = useId();
  const year = new Date().getFullYear();
  const years = { buddhist: String(year + 543), gregory: String(year) };
  return (
    <>
      <button type="button" className="icon-button" popoverTarget={id} aria-label={t('settings.open')}>
        <Settings2 size={20} aria-hidden="true" />
      </button>
      <div id={id} popover="auto" className="settings">
        <p className="settings-who">{t('settings.signedInAs', { name: username })}</p>
        <div className="settings-choice">
          <span>{t('settings.theme')}</span>
          <Segmented
            label={t('settings.theme')}
            value={theme}
            choices={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
            onChange={setTheme}
          />
        </div>
        <div className="settings-choice">
          <span>{t('settings.era')}</span>
          <Segmented
            label={t('settings.era')}
            value={era}
            choices={ERAS.map((value) => ({ value, label: t(`settings.era.${value}`, { year: years[value] }) }))}
            onChange={setEra}
          />
        </div>
        <button type="button" className="button wide" onClick={() => void signOut()}>
          {t('session.signOut')}
        </button>
      </div>
    </>
  );
}
