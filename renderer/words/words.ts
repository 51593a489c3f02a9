import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { early } from './early.ts';

/** Words for code that draws without React (workers, titles). Components use `useTranslation()`. */
export const words: i18n = i18next.createInstance();

void words.use(initReactI18next).init({
  resources: { en: { translation: early } },
  lng: 'en',
  fallbackLng: 'en',
  // React escapes; escaping twice would show entities.
  interpolation: { escapeValue: false },
  initAsync: false,
});
