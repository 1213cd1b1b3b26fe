import { useEffect, useState, type FormEvent } from 'react';
import { problemOf, type Problem } from '../http/problem';
import { ProblemNote } from '../ui/ProblemNote';
import { useLocale } from '../i18n/locale';
import { LanguageSwitch } from '../shell/LanguageSwitch';
import { Logo } from '../shell/Logo';
import { signIn } from './signIn';
import type { Grant } from './tokens';
import './session.css';

interface Props {
  /** The last session ended without being asked to. */
  readonly ended: boolean;
  readonly onSignedIn: (grant: Grant) => void;
}

type Failure = 'incomplete' | 'wrong' | Problem;

export function SignInPage({ ended, onSignedIn }: Props) {
  const { t } = useLocale();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    document.title = `${t('app.name')} · ${t('app.tagline')}`;
  }, [t]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get('email')).trim();
    const password = String(form.get('password'));
    if (email === '' || password === '') {
      setFailure('incomplete');
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      onSignedIn(await signIn(email, password));
    } catch (error) {
      const problem = problemOf(error);
      setFailure(problem.kind === 'unauthenticated' ? 'wrong' : problem);
      setBusy(false);
    }
  }

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-brand">
          <Logo />
          <div>
            <p className="brand-name">{t('app.name')}</p>
            <p className="muted">{t('app.tagline')}</p>
          </div>
        </div>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <h1>{t('session.title')}</h1>
          <label className="field">
            <span>{t('session.email')}</span>
            <input name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} required />
          </label>
          <label className="field">
            <span>{t('session.password')}</span>
            <input name="password" type="password" autoComplete="current-password" required />
          </label>
          <div className="sign-in-message">
            {failure === null ? ended && <p role="status">{t('session.ended')}</p> : <FailureNote failure={failure} />}
          </div>
          <button type="submit" className="button primary wide" disabled={busy}>
            {t(busy ? 'session.signingIn' : 'session.signIn')}
          </button>
        </form>
        <LanguageSwitch />
      </div>
    </main>
  );
}

function FailureNote({ failure }: { failure: Failure }) {
  const { t } = useLocale();
  if (typeof failure !== 'string') {
    return <ProblemNote problem={failure} />;
  }
  return (
    <div className="problem" role="alert">
      <strong>{t(`session.${failure}`)}</strong>
    </div>
  );
}
