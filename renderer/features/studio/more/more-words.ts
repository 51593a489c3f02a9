import { addWords } from '#renderer/words/add-words.ts';
import { moreOptions } from '#renderer/words/en/more-options.ts';

addWords({ moreOptions });
