import { moreOptionIds } from '#shared/domain/more-options.ts';
import { lossResults, type LossEntry } from '#shared/domain/quote.ts';
import { words } from '#renderer/words/words.ts';
import { studio } from '#renderer/words/en/studio.ts';

const { reason: reasons } = studio.report;

function isKey<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

/** Fields that are named by a word of their own. */
const plainFields: Readonly<Record<string, Exclude<keyof typeof studio.report.field, 'more'>>> = {
  'parameters.tier': 'tier',
  'parameters.seed': 'seed',
  'parameters.ratio': 'ratio',
  'parameters.resolution': 'resolution',
  'parameters.durationSeconds': 'length',
  'parameters.isAutoLength': 'length',
  'parameters.hasAudio': 'audio',
  'parameters.takes': 'takes',
  text: 'prompt',
  look: 'look',
  soundBed: 'soundBed',
  startFrame: 'startFrame',
  endFrame: 'endFrame',
  sourceVideo: 'sourceVideo',
};

/** The part of the clip a provider changes, by the path of its field: "Light of shot 2". */
function fieldText({ field, wrote }: LossEntry): string {
  const shot = /^shots\.(\d+)(?:\.(light|dialogue))?$/u.exec(field);
  if (shot !== null) {
    const part = shot[2] === 'light' ? 'light' : shot[2] === 'dialogue' ? 'dialogue' : 'shot';
    return words.t(`studio.report.field.${part}`, { number: Number(shot[1]) + 1 });
  }
  if (/^references\.\d+\.role$/u.test(field)) return words.t('studio.report.field.role', { name: wrote });
  if (field.startsWith('references.')) return words.t('studio.report.field.reference', { name: wrote });
  const option = moreOptionIds.find((id) => field === `parameters.more.${id}`);
  if (option !== undefined) return words.t(`studio.report.field.more.${option}`);
  const plain = isKey(plainFields, field) ? plainFields[field] : undefined;
  return words.t(`studio.report.field.${plain ?? 'other'}`);
}

function reasonText({ reason }: LossEntry): string {
  return words.t(`studio.report.reason.${isKey(reasons, reason) ? reason : 'other'}`);
}

/** Switches are written as they are called on the screen. */
function valueText(value: string): string {
  if (value !== 'true' && value !== 'false') return value;
  return words.t(value === 'true' ? 'studio.report.on' : 'studio.report.off');
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
  /** What stood in the clip, and what the provider gets in its place; empty where that says nothing. */
  readonly wrote: string;
  readonly gets: string;
  /** Why, in a sentence. */
  readonly why: string;
}

function linesOfSome(losses: readonly LossEntry[]): LossLine[] {
  const lines = new Map<string, LossLine>();
  for (const loss of losses) {
    const result = words.t(`studio.report.result.${loss.result}`);
    const why = reasonText(loss);
    // What is passed on is only named, and a name that is in the field already is not said again.
    const isNamed = loss.result === 'passed' || loss.field.startsWith('references.');
    const gets = loss.result === 'passed' ? '' : valueText(loss.gets);
    const wrote = isNamed ? '' : valueText(loss.wrote);
    // Values that differ are lines of their own.
    const key = [loss.result, why, gets === '' ? '' : `${wrote} ${gets} ${loss.field}`].join(' ');
    const before = lines.get(key);
    const fields = before === undefined ? fieldText(loss) : `${before.fields}, ${lowerFirst(fieldText(loss))}`;
    const bothWrote = before === undefined || before.wrote === wrote ? wrote : '';
    lines.set(key, { fields, kind: loss.result, result, wrote: bothWrote, gets, why });
  }
  return [...lines.values()];
}

/**
 * Losses as people read them: dropped first, then converted, emulated, renamed; what is passed on is left out. What
 * happens to several fields for one reason is one line.
 */
export function lossLines(losses: readonly LossEntry[]): LossLine[] {
  const sorted = losses
    .filter(({ result }) => result !== 'passed')
    .toSorted((first, second) => lossResults.indexOf(first.result) - lossResults.indexOf(second.result));
  return linesOfSome(sorted);
}

/** What gets there as it was written, by how. */
export function passedLines(losses: readonly LossEntry[]): LossLine[] {
  return linesOfSome(losses.filter(({ result }) => result === 'passed'));
}

/** Why, with what becomes of it where that says more. */
export function changeText({ wrote, gets, why }: LossLine): string {
  if (gets === '') return why;
  const change =
    wrote === '' ? words.t('studio.report.there', { gets }) : words.t('studio.report.becomes', { wrote, gets });
  return `${change}. ${why}`;
}
