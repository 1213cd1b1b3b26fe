import type { WebhookView } from '#api';
import type { Tone } from '../ui/Badge';

/** Where queries keep what is listed. */
export const WEBHOOKS = ['operations', 'webhooks'] as const;

/** What a webhook can be about. */
export const TOPICS = ['stock', 'shipments', 'products'] as const;

export type WebhookTopic = (typeof TOPICS)[number];

export const TONES: Readonly<Record<WebhookView['state'], Tone>> = {
  ACTIVE: 'good',
  FAILING: 'warn',
  PAUSED: 'bad',
};

/** Whether it can be the address of another system; which ones are allowed the server knows. */
export function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && ['https:', 'http:'].includes(url.protocol) && url.username === '' && url.hash === '';
}

/** What is chosen in a form, in the order in which it is offered. */
export function topicsIn(values: FormData): WebhookTopic[] {
  const chosen = values.getAll('topics');
  return TOPICS.filter((topic) => chosen.includes(topic));
}

/** What makes one webhook known by a glance: the host, since addresses are long and secret parts are at their end. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
