import type { RequestProblem } from '#shared/domain/quote.ts';
import { studio } from './en/studio.ts';
import { words } from './words.ts';

const { problem: problems } = studio.report;

function isKnown(code: string): code is keyof typeof problems {
  return Object.hasOwn(problems, code);
}

/** Every value that a sentence about a problem may name. */
const emptyParams = {
  tier: '',
  resolution: '',
  ratio: '',
  name: '',
  type: '',
  allowed: '',
  count: 0,
  limit: 0,
  megabytes: 0,
  seconds: 0,
  width: 0,
  height: 0,
};

/** Pixels run into hundreds of thousands; everything else here is small. */
function readable(value: string | number): string | number {
  return typeof value === 'number' && value >= 10_000 ? value.toLocaleString('en') : value;
}

/** Why a provider cannot run a clip, in a sentence. */
export function problemText({ code, params }: RequestProblem): string {
  return words.t(`studio.report.problem.${isKnown(code) ? code : 'other'}`, {
    ...emptyParams,
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, readable(value)])),
  });
}
