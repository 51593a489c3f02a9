const values = { '21:9': 21 / 9, '16:9': 16 / 9, '4:3': 4 / 3, '1:1': 1, '3:4': 3 / 4, '9:16': 9 / 16 } as const;
export type RatioName = keyof typeof values;

export const ratioNames = Object.keys(values) as readonly RatioName[];

/** The shape of the model that is nearest to width / height, by proportion. */
export function nearestRatio(wanted: number): RatioName {
  let best: RatioName = '21:9';
  let least = Infinity;
  for (const name of ratioNames) {
    const distance = Math.abs(Math.log(wanted / values[name]));
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}
