import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/**
 * What axe objects to in a page, or in the part of it that a selector names: rule, element and place, a line each.
 *
 * It runs in the page alone, which axe calls legacy: our pages hold no frames of others, and the second window that it would
 * gather results in takes longer than all of its rules. Of rules that hold it does not describe every element.
 */
export async function findBarriers(page: Page, within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${html} at ${target.flat().join(' ')}`),
  );
}
