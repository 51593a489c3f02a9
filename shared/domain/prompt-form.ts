import { z } from 'zod';

/** How the shots of a clip are told apart in its prompt: by their order, or by seconds from the start of the clip. */
export const promptFormSchema = z.enum(['shot-order', 'time-ranges']);
export type PromptForm = z.infer<typeof promptFormSchema>;
