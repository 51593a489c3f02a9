import { moreOptionIds } from '#shared/domain/more-options.ts';
import { lossResults, type LossEntry } from '#shared/domain/quote.ts';
import { words } from '#renderer/words/words.ts';
import { studio } from '#renderer/words/en/studio.ts';

const { reason: reasons } = studio.report;

function isKey<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

/** The part of the clip a provider changes, by the path of its field: "Light of shot 2". */
function fieldText({ field, wrote }: LossEntry): string {
  const shot = /^shots\.(\d+)\.(light|dialogue)$/u.exec(field);
  if (shot !== null) {
    const number = Number(shot[1]) + 1;
    return words.t(shot[2] === 'light' ? 'studio.report.field.light' : 'studio.report.field.dialogue', { number });
  }
  if (/^references\.\d+\.role$/u.test(field)) return words.t('studio.report.field.role', { name: wrote });
  if (field.startsWith('references.')) return words.t('studio.report.field.reference', { name: wrote });
  const option = moreOptionIds.find((id) => field === `parameters.more.${id}`);
  if (option !== undefined) return words.t(`studio.report.field.more.${option}`);
  switch (field) {
    case 'parameters.tier':
      return words.t('studio.report.field.tier');
    case 'parameters.seed':
      return words.t('studio.report.field.seed');
    case 'parameters.ratio':
      return words.t('studio.report.field.ratio');
    case 'parameters.isAutoLength':
      return words.t('studio.report.field.length');
    case 'look':
      return words.t('studio.report.field.look');
    case 'startFrame':
      return words.t('studio.report.field.startFrame');
    case 'endFrame':
      return words.t('studio.report.field.endFrame');
    default:
      return words.t('studio.report.field.other');
  }
}

function whyText({ reason, wrote, gets }: LossEntry): string {
  const why = words.t(`studio.report.reason.${isKey(reasons, reason) ? reason : 'other'}`);
  return gets === '' ? why : `${words.t('studio.report.becomes', { wrote, gets })}. ${why}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('en') + text.slice(1);
}

export interface LossLine {
  /** What it is about: "Look, Light of shot 1". */
  readonly fields: string;
  readonly kind: LossEntry['result'];
  /** The kind in words. */
  readonly result: string;
  /** Why, and what becomes of it where that says more. */
  readonly why: string;
}

/**
 * Losses as people read them: dropped first, then converted, emulated, renamed; what is passed on is left out. What
 * happens to several fields for one reason is one line.
 */
export function lossLines(losses: readonly LossEntry[]): LossLine[] {
  const lines = new Map<string, LossLine>();
  const sorted = losses
    .filter(({ result }) => result !== 'passed')
    .toSorted((first, second) => lossResults.indexOf(first.result) - lossResults.indexOf(second.result));
  for (const loss of sorted) {
    const result = words.t(`studio.report.result.${loss.result}`);
    const why = whyText(loss);
    const before = lines.get(result + why);
    const fields = before === undefined ? fieldText(loss) : `${before.fields}, ${lowerFirst(fieldText(loss))}`;
    lines.set(result + why, { fields, kind: loss.result, result, why });
  }
  return [...lines.values()];
}
