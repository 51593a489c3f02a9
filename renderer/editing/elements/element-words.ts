import { addWords } from '#renderer/words/add-words.ts';
import { elements } from '#renderer/words/en/elements.ts';

addWords({ elements });
