import type { ErrorCode } from '#shared/errors.ts';

/** One sentence for every error code. `{{name}}` and its like come from the error's `params`. */
export const errors: Partial<Record<ErrorCode, string>> = {};
