import { addWords } from '#renderer/words/add-words.ts';
import { setUp } from '#renderer/words/en/set-up.ts';

addWords({ setUp });
