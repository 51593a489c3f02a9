import { describe, expect, it } from 'vitest';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { nightTrain } from './night-train.ts';

describe('the grammar of a clip', () => {
  it('is the one it chose, else the one of the settings', () => {
    expect(grammarOf(nightTrain, 'shot-order').id).toBe('shot-order');
    expect(grammarOf(nightTrain, 'time-ranges').id).toBe('time-ranges');
    expect(grammarOf({ ...nightTrain, promptForm: 'shot-order' }, 'time-ranges').id).toBe('shot-order');
  });

  it('is kept with the clip, and left out by clips from before', () => {
    expect(clipSpecSchema.parse({ ...nightTrain, promptForm: 'time-ranges' }).promptForm).toBe('time-ranges');
    expect(clipSpecSchema.parse(nightTrain)).not.toHaveProperty('promptForm');
    expect(clipSpecSchema.safeParse({ ...nightTrain, promptForm: 'verse' }).success).toBe(false);
  });
});
