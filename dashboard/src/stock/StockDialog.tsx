import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StockItemView } from '#api';
import { body } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useLive } from '../live/live';
import { useSession } from '../session/session';
import { StockBadge } from '../ui/Badge';
import { Dialog } from '../ui/Dialog';
import { Segmented } from '../ui/Segmented';
import { Loaded } from '../ui/states';
import { LevelForm } from './LevelForm';
import { MovementForm } from './MovementForm';
import { MovementHistory } from './MovementHistory';
import { ReservationForm } from './ReservationForm';
import { texts } from './texts';
import { TransferForm } from './TransferForm';

const TASKS = ['move', 'reserve', 'transfer', 'level'] as const;

type Task = (typeof TASKS)[number];

/** One stock item as it is now, what can be done with it, and how it moved. */
export function StockDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTexts(texts);
  const { may } = useSession();
  const [task, setTask] = useState<Task>('move');
  const item = useStockItem(id);
  const title =
    item.data === undefined ? t('title') : t('item', { product: item.data.productName, location: item.data.location });
  return (
    <Dialog title={title} onClose={onClose} wide>
      <Loaded query={item}>
        {(loaded) => (
          <div className="stock-dialog">
            <Figures item={loaded} />
            {may('stock:write') && (
              <div className="stock-tasks">
                <Segmented
                  label={t('task')}
                  value={task}
                  choices={TASKS.map((value) => ({ value, label: t(value) }))}
                  onChange={setTask}
                />
                <TaskForm key={task} task={task} item={loaded} />
              </div>
            )}
            <MovementHistory id={id} />
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function TaskForm({ task, item }: { task: Task; item: StockItemView }) {
  switch (task) {
    case 'move':
      return <MovementForm item={item} />;
    case 'reserve':
      return <ReservationForm item={item} />;
    case 'transfer':
      return <TransferForm item={item} />;
    case 'level':
      return <LevelForm item={item} />;
  }
}

function Figures({ item }: { item: StockItemView }) {
  const { t, format } = useTexts(texts);
  const figures = [
    ['quantity', item.quantity],
    ['reserved', item.reserved],
    ['available', item.available],
    ['reorderLevel', item.reorderLevel],
  ] as const;
  return (
    <div className="stock-figures">
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd key={value} className="changed">
              {format.number(value)}
            </dd>
          </div>
        ))}
      </dl>
      <StockBadge status={item.status} />
    </div>
  );
}

function useStockItem(id: string) {
  const { api } = useSession();
  const client = useQueryClient();
  const queryKey = ['stock', 'item', id];
  const query = useQuery({
    queryKey,
    queryFn: (): Promise<StockItemView> => body(api.GET('/api/stock/{id}', { params: { path: { id } } })),
  });
  useLive(
    'stock',
    (view) => {
      const changed = view as StockItemView;
      if (changed.id === id) {
        client.setQueryData(queryKey, (known: StockItemView | undefined) =>
          known !== undefined && known.version > changed.version ? known : changed,
        );
      }
    },
    () => void client.invalidateQueries({ queryKey }),
  );
  return query;
}
