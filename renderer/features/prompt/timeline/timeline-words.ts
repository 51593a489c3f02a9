import { addWords } from '#renderer/words/add-words.ts';
import { timeline } from '#renderer/words/en/timeline.ts';

addWords({ timeline });
