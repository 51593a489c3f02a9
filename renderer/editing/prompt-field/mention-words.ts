import { addWords } from '#renderer/words/add-words.ts';
import { mentions } from '#renderer/words/en/mentions.ts';

addWords({ mentions });
