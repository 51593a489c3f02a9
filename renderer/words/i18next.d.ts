import 'i18next';
import type { catalogue } from './catalogue.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: (typeof catalogue)['en'];
  }
}
