import { addWords } from '#renderer/words/add-words.ts';
import { priceBasis } from '#renderer/words/en/price-basis.ts';
import { quoteBoard } from '#renderer/words/en/quote-board.ts';

addWords({ priceBasis, quoteBoard });
