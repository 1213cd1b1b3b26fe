import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  en: {
    title: 'Shipments',
  },
  th: {
    title: 'การจัดส่ง',
  },
});
