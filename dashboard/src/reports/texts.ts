import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  en: {
    title: 'Reports',
  },
  th: {
    title: 'รายงาน',
  },
});
