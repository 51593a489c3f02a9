import { describe, expect, it } from 'vitest';
import { moreLosses } from '#electron/providers/common-losses.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { moreOptionIds, moreOptionsOf, type MoreOptions } from '#shared/domain/more-options.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';
import { studio } from '#renderer/words/en/studio.ts';
import { lossLines } from '#renderer/features/studio/loss-text.ts';

const every: MoreOptions = {
  customSize: '1000x500',
  endUserId: 'someone',
  webSearch: true,
  cameraFixed: true,
  lastFrame: true,
  keepAudio: true,
};
const offered: Pick<Capabilities, 'more'> = {
  more: [
    { id: 'webSearch', isHint: false },
    { id: 'cameraFixed', isHint: true },
    { id: 'keepAudio', isHint: false },
  ],
};

function specWith(more: MoreOptions | undefined, kind: ClipSpec['kind'] = 'text'): ClipSpec {
  const empty = newClipSpec(() => idNumber(900));
  return clipSpecSchema.parse({ ...empty, kind, parameters: { ...empty.parameters, more } });
}

describe('losses of options under more', () => {
  it('says nothing of what nobody touched', () => {
    expect(moreLosses(specWith(undefined), offered)).toEqual([]);
    expect(moreLosses(specWith(moreOptionsOf({})), offered)).toEqual([]);
  });

  it('tells what is honoured, what is a wish and what is not known', () => {
    const told = moreLosses(specWith(every), offered).map(({ field, result, reason }) => [field, result, reason]);
    expect(told).toEqual([
      ['parameters.more.customSize', 'dropped', 'option-not-offered'],
      ['parameters.more.endUserId', 'dropped', 'option-not-offered'],
      ['parameters.more.webSearch', 'passed', 'sent-as-written'],
      ['parameters.more.cameraFixed', 'converted', 'option-hint'],
      ['parameters.more.lastFrame', 'dropped', 'option-not-offered'],
      ['parameters.more.keepAudio', 'dropped', 'option-not-offered'],
    ]);
  });

  it('keeps the sound of a video that is edited', () => {
    expect(moreLosses(specWith(every, 'edit'), offered).at(-1)).toMatchObject({ result: 'passed', wrote: 'true' });
  });

  it('has words for each option and each reason', () => {
    expect(Object.keys(studio.report.field.more)).toEqual([...moreOptionIds]);
    const [dropped, wish] = lossLines(moreLosses(specWith(every), offered));
    expect(dropped).toMatchObject({ fields: 'Custom size, end user, still of the last frame, sound of the video' });
    expect(wish).toMatchObject({ fields: 'Fixed camera', why: studio.report.reason['option-hint'] });
  });
});
