import { addWords } from '#renderer/words/add-words.ts';
import { shotTable } from '#renderer/words/en/shot-table.ts';

addWords({ shotTable });
