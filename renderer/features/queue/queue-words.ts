import { addWords } from '#renderer/words/add-words.ts';
import { queue } from '#renderer/words/en/queue.ts';

addWords({ queue });
