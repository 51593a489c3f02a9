import { addWords } from '#renderer/words/add-words.ts';
import { referenceTools } from '#renderer/words/en/reference-tools.ts';

addWords({ referenceTools });
