import { addWords } from '#renderer/words/add-words.ts';
import { providers } from '#renderer/words/en/providers.ts';

addWords({ providers });
