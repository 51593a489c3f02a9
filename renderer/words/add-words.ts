import type { catalogue } from './catalogue.ts';
import { words } from './words.ts';

type Areas = (typeof catalogue)['en']['translation'];

/** Adds the words of a part that is fetched after the first paint. Called where that part begins. */
export function addWords(areas: Partial<Areas>): void {
  words.addResourceBundle('en', 'translation', areas, true);
}
