import { useTexts } from '../i18n/locale';
import { LoadingState } from '../ui/states';
import { DeadLetters } from './DeadLetters';
import { Projections } from './Projections';
import { Rebuilds } from './Rebuilds';
import { texts } from './texts';
import { useRebuilds } from './useRebuilds';
import { Webhooks } from './Webhooks';
import './operations.css';

export default function OperationsPage() {
  const { t } = useTexts(texts);
  const rebuilds = useRebuilds();
  return (
    <>
      <h1>{t('title')}</h1>
      <Rebuilds query={rebuilds} />
      {/* Below what is as high as there are rebuilds, and so not before that is known. */}
      {rebuilds.isPending ? (
        <LoadingState lines={12} />
      ) : (
        <>
          <Projections />
          <DeadLetters />
          <Webhooks />
        </>
      )}
    </>
  );
}
