import { useTexts } from '../i18n/locale';
import { DeadLetters } from './DeadLetters';
import { Projections } from './Projections';
import { Rebuilds } from './Rebuilds';
import { texts } from './texts';
import { Webhooks } from './Webhooks';
import './operations.css';

export default function OperationsPage() {
  const { t } = useTexts(texts);
  return (
    <>
      <h1>{t('title')}</h1>
      <Rebuilds />
      <Projections />
      <DeadLetters />
      <Webhooks />
    </>
  );
}
