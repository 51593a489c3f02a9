import type { QuotesService } from '../../services/quotes.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function quoteHandlers(service: QuotesService): AreaHandlers<'quotes'> {
  return {
    'quotes.list': (input) => service.list(input),
    'quotes.refine': (input) => service.refine(input),
  };
}
