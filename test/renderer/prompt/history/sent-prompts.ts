import { sentPromptSchema, snapshotEntrySchema, type SentPrompt, type SnapshotEntry } from '#shared/domain/snapshot.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions } from '#shared/prompt/mention-style.ts';
import { clip, now, referenceAssets } from '#test/renderer/seed.ts';
import { idNumber, nightTrain, reference, shot } from '#test/shared/prompt/night-train.ts';

const umbrella = reference(9, { name: 'Umbrella', role: 'identity' });

/** The clip as it was first: shorter, with an umbrella whose file is gone today. */
export const firstSpec: ClipSpec = {
  ...nightTrain,
  references: [umbrella, ...nightTrain.references],
  soundBed: [],
  shots: [
    ...nightTrain.shots.slice(0, 2),
    shot(9, { durationMs: 3_500, action: [mention(umbrella.id), ...plainText(' opens slowly.')] }),
  ],
  parameters: { ...nightTrain.parameters, durationSeconds: 10, tier: 'fast' as never, seed: 7 },
};
/** As it was second: other words in one shot. */
export const secondSpec: ClipSpec = {
  ...nightTrain,
  shots: nightTrain.shots.map((each, index) => (index === 3 ? { ...each, action: plainText('Her passport.') } : each)),
};

const usd = (amount: number) => ({ kind: 'exact', price: { currency: 'USD', amount } }) as const;

function sent(number: number, spec: ClipSpec, createdAt: number): SentPrompt {
  const { text } = compilePrompt({ spec, grammar: grammars['shot-order'], mentionStyle: atMentions });
  return sentPromptSchema.parse({
    id: idNumber(4_000 + number),
    clipId: clip.id,
    spec,
    compiledPrompt: text,
    createdAt,
    assets: referenceAssets,
  });
}

const day = 86_400_000;
export const sentPrompts: readonly SentPrompt[] = [
  sent(3, nightTrain, now),
  sent(2, secondSpec, now - 3_600_000),
  sent(1, firstSpec, now - 3 * day),
];

function entry(prompt: SentPrompt | undefined, takes: readonly number[], price: ReturnType<typeof usd>): SnapshotEntry {
  return snapshotEntrySchema.parse({
    id: prompt?.id,
    clipId: clip.id,
    createdAt: prompt?.createdAt,
    beginning: prompt?.compiledPrompt.slice(0, 160),
    takes: takes.map((number) => ({ number, takeId: null, providerId: 'animatic', tier: 'standard', price })),
  });
}

export const sentEntries: readonly SnapshotEntry[] = [
  entry(sentPrompts[0], [4], usd(454)),
  entry(sentPrompts[1], [2, 3], usd(454)),
  entry(sentPrompts[2], [1], usd(121)),
];
