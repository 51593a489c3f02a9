import { addWords } from '#renderer/words/add-words.ts';
import { firstRun } from '#renderer/words/en/first-run.ts';

addWords({ firstRun });
