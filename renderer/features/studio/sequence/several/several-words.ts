import { addWords } from '#renderer/words/add-words.ts';
import { several } from '#renderer/words/en/several.ts';

addWords({ several });
