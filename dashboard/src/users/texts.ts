import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  en: {
    title: 'Users',
  },
  th: {
    title: 'ผู้ใช้',
  },
});
