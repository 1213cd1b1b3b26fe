import type { StockItemView } from '#api';
import { body, writeHeaders } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Field, Form } from '../ui/Form';
import { useToasts } from '../ui/toasts';
import { texts } from './texts';
import { useQuantityIn } from './useQuantityIn';

/** From how many on down the item counts as low. */
export function LevelForm({ item }: { item: StockItemView }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const toasts = useToasts();
  const quantityIn = useQuantityIn();

  async function change(values: FormData, key: string) {
    const reorderLevel = quantityIn(values, 'reorderLevel', 'level');
    await body(
      api.PUT('/api/stock/{id}/reorder-level', {
        params: { path: { id: item.id } },
        headers: writeHeaders({ key }),
        body: { reorderLevel },
      }),
    );
    toasts.done(t('levelDone', { level: format.number(reorderLevel) }));
  }

  return (
    <Form action={common('action.save')} onSubmit={change}>
      <div className="form-row">
        <Field name="reorderLevel" label={t('level')} hint={t('levelHint')}>
          {(control) => (
            <input {...control} type="number" step={1} min={0} defaultValue={item.reorderLevel} autoFocus />
          )}
        </Field>
      </div>
    </Form>
  );
}
