import { z } from 'zod';

/** Letters, digits, `-` and `_` of any script, so that a name can be typed after `@`. */
export const referenceNameSchema = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]{0,39}$/u);
