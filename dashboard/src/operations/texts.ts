import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  en: {
    title: 'Operations',
  },
  th: {
    title: 'ดูแลระบบ',
  },
});
