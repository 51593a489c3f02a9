import { addWords } from '#renderer/words/add-words.ts';
import { bucket } from '#renderer/words/en/bucket.ts';
import { providers } from '#renderer/words/en/providers.ts';

addWords({ bucket, providers });
