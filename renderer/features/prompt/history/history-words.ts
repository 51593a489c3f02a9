import { addWords } from '#renderer/words/add-words.ts';
import { history } from '#renderer/words/en/history.ts';

addWords({ history });
