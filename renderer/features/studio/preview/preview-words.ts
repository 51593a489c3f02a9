import { addWords } from '#renderer/words/add-words.ts';
import { preview } from '#renderer/words/en/preview.ts';

addWords({ preview });
