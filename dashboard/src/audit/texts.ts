import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  en: {
    title: 'Audit',
  },
  th: {
    title: 'ประวัติการใช้งาน',
  },
});
