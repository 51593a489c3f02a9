import { describe, expect, it } from 'vitest';
import { setOptionIds, withOptions } from '#renderer/editing/option-edits.ts';
import { setSourceVideo, replaceFile } from '#renderer/editing/reference-edits.ts';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { moreOptionsOf } from '#shared/domain/more-options.ts';
import { assetIdSchema } from '#shared/ids.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';

const { parameters } = nightTrain;
const film = assetIdSchema.parse('c'.repeat(64));
const copy = assetIdSchema.parse('d'.repeat(64));

describe('options that only some honour', () => {
  it('are kept only as far as they are set', () => {
    const set = withOptions(parameters, { ...moreOptionsOf({}), cameraFixed: true, customSize: '1280x544' });
    expect(set.more).toEqual({ customSize: '1280x544', cameraFixed: true });
    expect(setOptionIds(set)).toEqual(['customSize', 'cameraFixed']);
    expect(clipSpecSchema.safeParse({ ...nightTrain, parameters: set }).success).toBe(true);
  });

  it('leave no trace when all of them are off again', () => {
    const set = withOptions(parameters, { ...moreOptionsOf({}), webSearch: true });
    expect(withOptions(set, moreOptionsOf({}))).toEqual(parameters);
    expect('more' in withOptions(set, moreOptionsOf({}))).toBe(false);
  });
});

describe('the video that a clip edits', () => {
  const edited = setSourceVideo(nightTrain, film);

  it('makes it a clip of that kind, and everything else stays', () => {
    expect(edited).toEqual({ ...nightTrain, kind: 'edit', sourceVideo: film });
    expect(setSourceVideo(edited, film)).toBe(edited);
  });

  it('leads back to what is attached when it is taken out', () => {
    expect(setSourceVideo(edited, null)).toEqual(nightTrain);
    const bare = { ...nightTrain, references: [], startFrame: film };
    expect(setSourceVideo(setSourceVideo(bare, film), null).kind).toBe('frames');
  });

  it('stays while the clip is of another kind, and is sent again when it is wanted', () => {
    const other = { ...edited, kind: 'text' as const };
    expect(setSourceVideo(other, film)).toEqual(edited);
    expect(setSourceVideo(other, null)).toEqual({ ...nightTrain, kind: 'text' });
  });

  it('is replaced by its legal copy like every other file', () => {
    expect(replaceFile(edited, film, copy, null).sourceVideo).toBe(copy);
    expect(replaceFile(edited, copy, film, null)).toBe(edited);
  });
});
