/** One thing that can be chosen, with what a person may type to find it. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What it is called on a shot list: "MCU"; empty: nothing shorter. */
  readonly short: string;
  /** What it looks like on screen, in one sentence. */
  readonly about: string;
  /** What is written into the prompt; empty: nothing. */
  readonly prompt: string;
}

export interface ChoiceGroup {
  readonly id: string;
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** Tiles side by side. */
export const columnCount = 4;

const folded = (text: string): string =>
  text
    .toLocaleLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** True when every word of the query begins a word of the text. */
function fits(query: string, text: string): boolean {
  const words = folded(text).split(' ');
  return folded(query)
    .split(' ')
    .every((wanted) => words.some((word) => word.startsWith(wanted)));
}

/**
 * What fits the typed words, group by group: by name, else by what stands in the prompt, else by the sentence about
 * it. Groups without a fit are left out.
 */
export function findChoices(
  groups: readonly ChoiceGroup[],
  query: string,
  scope: 'names' | 'everything' = 'everything',
): ChoiceGroup[] {
  if (folded(query) === '') return [...groups];
  const names = ({ label, short }: Choice): string => `${label} ${short}`;
  const written = (choice: Choice): string => `${names(choice)} ${choice.prompt}`;
  const all = (choice: Choice): string => `${written(choice)} ${choice.about}`;
  for (const textOf of scope === 'names' ? [names] : [names, written, all]) {
    const found = groups
      .map((group) => ({ ...group, choices: group.choices.filter((choice) => fits(query, textOf(choice))) }))
      .filter(({ choices }) => choices.length > 0);
    if (found.length > 0) return found;
  }
  return [];
}

/** The tiles as they stand: rows of at most `columnCount`, a new row where a group begins. */
export function rowsOf(groups: readonly ChoiceGroup[]): string[][] {
  return groups.flatMap(({ choices }) =>
    Array.from({ length: Math.ceil(choices.length / columnCount) }, (_, row) =>
      choices.slice(row * columnCount, (row + 1) * columnCount).map(({ id }) => id),
    ),
  );
}

export type PickerKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isPickerKey(key: string): key is PickerKey {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key);
}

/** Where an arrow leads: sideways in reading order, up and down in the column; at the ends it stays. */
export function neighbourOf(groups: readonly ChoiceGroup[], activeId: string | null, key: PickerKey): string | null {
  const rows = rowsOf(groups);
  const flat = rows.flat();
  const at = flat.indexOf(activeId ?? '');
  if (at === -1) return flat[0] ?? null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const to = at + (key === 'ArrowRight' ? 1 : -1);
    return flat[Math.min(flat.length - 1, Math.max(0, to))] ?? null;
  }
  const row = rows.findIndex((ids) => ids.includes(activeId ?? ''));
  const target = rows[row + (key === 'ArrowDown' ? 1 : -1)];
  if (target === undefined) return activeId;
  const column = rows[row]?.indexOf(activeId ?? '') ?? 0;
  return target[Math.min(column, target.length - 1)] ?? activeId;
}
