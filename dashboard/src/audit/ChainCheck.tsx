import { ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ChainReport } from '#api';
import { body } from '../http/api';
import { problemOf, type Problem } from '../http/problem';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Dialog } from '../ui/Dialog';
import { ProblemNote } from '../ui/ProblemNote';
import { texts } from './texts';

interface Check {
  readonly verified: number;
  readonly report: ChainReport | null;
  readonly problem: Problem | null;
}

const BEGUN: Check = { verified: 0, report: null, problem: null };

/** Has the chain of hashes proved, a part at a time, as long as it is looked at. */
export function ChainCheck() {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const [check, setCheck] = useState<Check | null>(null);
  const wanted = useRef(false);

  async function verify() {
    wanted.current = true;
    setCheck(BEGUN);
    let verified = 0;
    let from: number | null = 0;
    try {
      while (from !== null && wanted.current) {
        const report: ChainReport = await body(api.GET('/api/audit/verify', { params: { query: { from } } }));
        verified += report.verified;
        from = report.nextFrom ?? null;
        setCheck((shown) => shown && { verified, report: from === null ? report : null, problem: null });
      }
    } catch (failure) {
      setCheck((shown) => shown && { verified, report: null, problem: problemOf(failure) });
    }
  }

  function close() {
    wanted.current = false;
    setCheck(null);
  }

  return (
    <>
      <button type="button" className="button" onClick={() => void verify()}>
        <ShieldCheck size={17} aria-hidden="true" />
        {t('verify')}
      </button>
      {check !== null && (
        <Dialog title={t('verifyTitle')} onClose={close}>
          <div className="form" role="status">
            {check.problem !== null && <ProblemNote problem={check.problem} />}
            {check.problem === null && check.report === null && (
              <p>{t('verifying', { count: format.number(check.verified) })}</p>
            )}
            {check.report !== null && <Outcome report={check.report} verified={check.verified} />}
          </div>
        </Dialog>
      )}
    </>
  );
}

function Outcome({ report, verified }: { report: ChainReport; verified: number }) {
  const { t, format } = useTexts(texts);
  if (!report.intact || report.firstBreak != null) {
    return (
      <div className="problem" role="alert">
        <strong>{t('broken')}</strong>
        {report.firstBreak != null && (
          <span>
            {t('brokenAt', {
              position: format.number(report.firstBreak.position),
              kind: t(report.firstBreak.kind),
            })}
          </span>
        )}
      </div>
    );
  }
  return (
    <>
      <p>{t('intact', { count: format.number(verified) })}</p>
      {report.head != null && (
        <p className="muted chain-head">
          {t('head', { position: format.number(report.head.position) })} <code>{report.head.hash}</code>
        </p>
      )}
    </>
  );
}
