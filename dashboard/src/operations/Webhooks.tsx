import { useQuery } from '@tanstack/react-query';
import { isMissing } from '../http/file';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Loaded } from '../ui/states';
import { texts } from './texts';

/** Which other systems are told of what happens. A Waybill that tells none says so. */
export function Webhooks() {
  const { t } = useTexts(texts);
  const { send } = useSession();
  const query = useQuery({
    queryKey: ['operations', 'webhooks'],
    queryFn: async (): Promise<readonly string[] | null> => {
      try {
        const answer = await send(new Request(new URL('/api/admin/webhooks', location.href)));
        return addressesIn(await answer.json());
      } catch (failure) {
        if (isMissing(failure)) {
          return null;
        }
        throw failure;
      }
    },
  });
  return (
    <section className="card" aria-labelledby="webhooks-title">
      <div className="card-head">
        <h2 id="webhooks-title">{t('webhooks')}</h2>
      </div>
      <Loaded query={query} lines={1}>
        {(addresses) =>
          addresses === null || addresses.length === 0 ? (
            <p className="muted">{t(addresses === null ? 'webhooksMissing' : 'noWebhooks')}</p>
          ) : (
            <ul className="webhooks">
              {addresses.map((address) => (
                <li key={address}>
                  <code>{address}</code>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

/** The API does not describe webhooks yet; whatever else they will have, they will have an address. */
function addressesIn(answer: unknown): readonly string[] {
  const items = (answer as { items?: readonly { url?: unknown }[] } | null)?.items ?? [];
  return items.map(({ url }) => url).filter((url): url is string => typeof url === 'string');
}
