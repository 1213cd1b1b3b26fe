import { useLocale } from '../i18n/locale';

export interface Difference {
  readonly label: string;
  readonly now: string;
  readonly mine: string;
}

interface Props {
  readonly differences: readonly Difference[];
  readonly onKeepTheirs: () => void;
  readonly onSaveMine: () => void;
}

/** Somebody else was faster: what it is now beside what was wanted, and a choice between the two. */
export function ConflictChoice({ differences, onKeepTheirs, onSaveMine }: Props) {
  const { t } = useLocale();
  return (
    <div className="conflict" role="alert">
      <strong>{t('conflict.title')}</strong>
      <p>{t('conflict.choose')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.now')}</th>
            <th scope="col">{t('conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ label, now, mine }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{now}</td>
              <td>{mine}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="form-actions">
        <button type="button" className="button" onClick={onKeepTheirs}>
          {t('conflict.keepTheirs')}
        </button>
        <button type="button" className="button primary" onClick={onSaveMine}>
          {t('conflict.saveMine')}
        </button>
      </div>
    </div>
  );
}
