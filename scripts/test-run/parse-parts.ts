export const vitestParts = ['unit', 'contract', 'faults', 'guards'] as const;
export const parts = ['check', ...vitestParts, 'e2e'] as const;
export type Part = (typeof parts)[number];

const isPart = (name: string): name is Part => parts.some((part) => part === name);

/** `--only unit,e2e` -> those parts; no flag -> all. The other arguments are names of files or tests to narrow it down. */
export function parseParts(
  args: readonly string[],
): { readonly parts: readonly Part[]; readonly filters: readonly string[] } | { readonly problem: string } {
  const at = args.indexOf('--only');
  if (at === -1) {
    const flag = args.find((arg) => arg.startsWith('-'));
    if (flag !== undefined) return { problem: `"${flag}" is not a flag of npm test; there is --only <part,part>.` };
    return { parts, filters: args };
  }
  const names = (args[at + 1] ?? '').split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !isPart(name));
  if (unknown !== undefined || names.length === 0) {
    return { problem: `--only takes some of ${parts.join(', ')}${unknown === undefined ? '' : `, not "${unknown}"`}.` };
  }
  return { parts: names.filter(isPart), filters: args.filter((_, index) => index !== at && index !== at + 1) };
}
