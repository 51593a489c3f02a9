import { addWords } from '#renderer/words/add-words.ts';
import { preflight } from '#renderer/words/en/preflight.ts';

addWords({ preflight });
