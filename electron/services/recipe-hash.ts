import { createHash } from 'node:crypto';
import { derivativeRecipeSchema, type DerivativeRecipe } from '#shared/domain/derivative.ts';

/** SHA-256 of a recipe, hexadecimal: the same recipe has the same hash, whoever wrote it in whatever order. */
export function hashRecipe(recipe: DerivativeRecipe): string {
  // Parsing puts the fields into the order of the schema.
  return createHash('sha256')
    .update(JSON.stringify(derivativeRecipeSchema.parse(recipe)))
    .digest('hex');
}
