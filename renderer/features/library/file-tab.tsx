import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '#shared/domain/library.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { byteSize } from '#renderer/words/byte-size.ts';
import { calendarDay } from '#renderer/words/calendar-day.ts';
import { secondsText } from '#renderer/words/time-text.ts';
import { FactList, type Fact } from './fact-list.tsx';
import { reveal } from './library-actions.ts';

function useFacts({ asset, createdAt }: LibraryItem): Fact[] {
  const { t } = useTranslation();
  const { facts } = asset;
  const fact = (
    key: 'name' | 'size' | 'pixels' | 'length' | 'rate' | 'codecs' | 'added' | 'hash',
    value: string | null,
  ) => (value === null ? [] : [{ label: t(`library.file.${key}`), value }]);
  const codecs = [facts?.videoCodec ?? null, facts?.audioCodec ?? null].filter((codec) => codec !== null).join(', ');
  const rate = facts?.framesPerSecond ?? null;
  return [
    ...fact('name', asset.name),
    ...fact('size', byteSize(asset.bytes)),
    ...fact('pixels', facts?.width == null || facts.height === null ? null : `${facts.width} × ${facts.height}`),
    ...fact('length', facts?.durationMs == null ? null : secondsText(facts.durationMs)),
    ...fact('rate', rate === null ? null : t('library.file.fps', { rate: Number(rate.toFixed(2)) })),
    ...fact('codecs', codecs === '' ? null : codecs),
    ...fact('added', calendarDay(new Date(createdAt))),
    ...fact('hash', asset.id),
  ];
}

/** What the file itself says. */
export function FileTab({ item }: { readonly item: LibraryItem }) {
  const { t } = useTranslation();
  const facts = useFacts(item);
  const canReveal = useMirror((mirror) => mirror.host.canReveal);
  return (
    <div className="flex flex-col items-start gap-3 p-3">
      <FactList facts={facts} />
      {canReveal && !item.asset.isMissing ? (
        <Button icon={FolderOpen} onClick={() => void reveal(item)}>
          {t('library.reveal')}
        </Button>
      ) : null}
    </div>
  );
}
