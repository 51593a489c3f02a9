import { addWords } from '#renderer/words/add-words.ts';
import { starterKit } from '#renderer/words/en/starter-kit.ts';

addWords({ starterKit });
