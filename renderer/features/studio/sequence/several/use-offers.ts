import { useEffect, useMemo, useState } from 'react';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Clip } from '#shared/domain/project.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { createRunLimited } from '#renderer/editing/run-limited.ts';
import { client } from '#renderer/platform/client.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { useSpecs } from '../spec-of-clip.ts';
import { offerOf, type ClipOffer } from './clip-offer.ts';

/** Words settle before prices are asked for. */
const settleMs = 250;
const inTurn = createRunLimited(4);

type Answers = ReadonlyMap<ClipSpec, readonly Quote[] | null>;

export async function quotesOfSpec(spec: ClipSpec): Promise<readonly Quote[] | null> {
  const answer = await inTurn(() => client().invoke('quotes.list', { spec }));
  return answer.ok ? answer.value : null;
}

/** The offers for these clips; `null` until every price is there. */
export function useOffers(clips: readonly Clip[]): readonly ClipOffer[] | null {
  const specIn = useSpecs();
  const providers = useMirror((mirror) => mirror.providers);
  const accounts = useMirror((mirror) => mirror.accounts);
  const settings = useMirror((mirror) => mirror.settings);
  const assets = useMirror((mirror) => mirror.assets);
  const bucket = useMirror((mirror) => mirror.bucket);
  const [answers, setAnswers] = useState<Answers>(new Map());
  const written = clips.flatMap((clip) => {
    const spec = specIn(clip.id);
    return spec === null ? [] : [{ clip, spec }];
  });
  const open = written.filter(({ spec }) => !answers.has(spec));
  const openKey = open.map(({ clip, spec }) => `${clip.id} ${JSON.stringify(spec)}`).join('\n');
  // What prices rest on besides the words.
  useEffect(() => {
    setAnswers(new Map());
  }, [providers, bucket, settings.grammar, settings.retentionSeconds, settings.providerOptions]);
  useEffect(() => {
    if (open.length === 0) return undefined;
    let isOld = false;
    const timer = setTimeout(() => {
      void Promise.all(open.map(async ({ spec }) => [spec, await quotesOfSpec(spec)] as const)).then((found) => {
        if (!isOld) setAnswers((before) => new Map([...before, ...found]));
      });
    }, settleMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key is what is open, the array is new every time
  }, [openKey]);
  const key = written.map(({ clip }) => clip.id).join(' ');
  return useMemo(() => {
    if (open.length > 0) return null;
    return written.map(({ clip, spec }) =>
      offerOf(clip, spec, answers.get(spec) ?? null, { providers, accounts, assets, settings }),
    );
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the keys stand for the arrays, which are new every time
  }, [answers, openKey, key, providers, accounts, assets, settings]);
}
