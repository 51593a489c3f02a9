import { describe, expect, it } from 'vitest';
import { matchSize } from '#electron/providers/lumenfall/custom-size.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { studio } from '#renderer/words/en/studio.ts';
import { clip, dance, film, first, last, mira, prepare, song } from './lumenfall-specs.ts';

const lossesOf = (spec: ClipSpec) => {
  const { losses } = prepare(spec);
  for (const { reason } of losses) expect(Object.keys(studio.report.reason)).toContain(reason);
  return losses;
};
const changes = (spec: ClipSpec) =>
  lossesOf(spec)
    .filter(({ result }) => result !== 'passed')
    .map(({ field, result, reason, wrote, gets }) => [field, result, reason, wrote, gets]);

const scale = ['parameters.resolution', 'renamed', 'one-scale', '720p', '1K'];

describe('the loss report', () => {
  it('names the one scale, and lists what gets there unchanged', () => {
    const spec = clip({ references: [] }, { seed: 7 });
    expect(changes(spec)).toEqual([scale]);
    expect(lossesOf(spec).map(({ field }) => field)).toEqual([
      'parameters.tier',
      'parameters.ratio',
      'parameters.resolution',
      'parameters.hasAudio',
      'parameters.durationSeconds',
      'parameters.seed',
      'shots.0',
    ]);
  });

  it('says that 480p is converted, and a length of its own choice', () => {
    const spec = clip({ references: [] }, { resolution: '480p', isAutoLength: true });
    expect(changes(spec)).toEqual([
      ['parameters.resolution', 'converted', 'one-scale', '480p', '720p'],
      ['parameters.isAutoLength', 'converted', 'planned-length', 'auto', '6 s'],
    ]);
  });

  it('marks what nobody has checked', () => {
    expect(changes(clip({ kind: 'references', references: [mira, dance, song] }))).toEqual([
      scale,
      ['references.0', 'renamed', 'numbered-reference', 'Mira', '@Image1'],
      ['references.0.role', 'dropped', 'role-not-sent', 'Mira', ''],
      ['references.1.role', 'dropped', 'role-not-sent', 'Dance', ''],
      ['references.2.role', 'dropped', 'role-not-sent', 'Song', ''],
      ['references.1', 'renamed', 'unverified-field', 'Dance', '@Video1'],
      ['references.2', 'renamed', 'unverified-field', 'Song', '@Audio1'],
    ]);
    const frames = clip({ kind: 'frames', references: [], startFrame: first, endFrame: last });
    expect(changes(frames)).toEqual([scale, ['endFrame', 'renamed', 'unverified-field', '', '']]);
  });

  it('gives the edited video its name there, and leaves it out elsewhere', () => {
    const spec = clip({ kind: 'edit', sourceVideo: film, references: [] }, { more: { keepAudio: true } });
    expect(changes(spec)).toEqual([
      scale,
      ['parameters.more.keepAudio', 'converted', 'option-hint', 'true', ''],
      ['sourceVideo', 'renamed', 'numbered-reference', '', '@Video1'],
    ]);
    expect(changes({ ...spec, kind: 'text' })).toEqual([
      scale,
      ['parameters.more.keepAudio', 'dropped', 'option-not-offered', 'true', ''],
      ['sourceVideo', 'dropped', 'kind-without-source', '', ''],
    ]);
  });

  it('reports the size that is taken for a custom one, and what that leaves out', () => {
    const of = (customSize: string) => clip({ references: [] }, { more: { customSize }, resolution: '480p' });
    expect(changes(of('1920x1080'))).toEqual([
      ['parameters.ratio', 'dropped', 'custom-size-decides', '16:9', ''],
      ['parameters.resolution', 'dropped', 'custom-size-decides', '480p', ''],
      ['parameters.more.customSize', 'converted', 'nearest-size', '1920x1080', '1365x768'],
    ]);
    expect(lossesOf(of('1024x1024'))).toContainEqual({
      field: 'parameters.more.customSize',
      result: 'passed',
      reason: 'nearest-size',
      wrote: '1024x1024',
      gets: '1024x1024',
    });
  });

  it('drops the options of others', () => {
    const spec = clip({ references: [] }, { more: { webSearch: true, cameraFixed: true, lastFrame: true } });
    expect(changes(spec).map(([field, result]) => [field, result])).toEqual([
      ['parameters.resolution', 'renamed'],
      ['parameters.more.webSearch', 'dropped'],
      ['parameters.more.cameraFixed', 'dropped'],
      ['parameters.more.lastFrame', 'dropped'],
    ]);
  });
});

describe('the nearest size', () => {
  it.each([
    ['1365x768', '16:9', '1365x768'],
    ['768x1365', '9:16', '768x1365'],
    ['1024x1024', '1:1', '1024x1024'],
    ['1183x887', '4:3', '1183x887'],
    ['887x1182', '3:4', '887x1182'],
    ['1563x670', '21:9', '1563x670'],
    ['7000x1000', '21:9', '1563x670'],
    ['100x900', '9:16', '768x1365'],
    ['1500x1000', '4:3', '1183x887'],
    // The middle between 4:3 and 16:9, by proportion.
    ['15396x10000', '4:3', '1183x887'],
    ['15397x10000', '16:9', '1365x768'],
  ])('to %s has the shape %s and is called %s', (size, ratio, listed) => {
    expect(matchSize(size)).toEqual({ ratio, listed });
  });

  it.each(['', '1920', '16:9', 'x', '0x100'])('to %j is none', (size) => {
    expect(matchSize(size)).toBeNull();
  });
});
