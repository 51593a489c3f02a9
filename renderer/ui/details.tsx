import { useTranslation } from 'react-i18next';
import { Fold } from './fold.tsx';

/** Technical text, folded. Shown as text, never as markup. */
export function Details({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <Fold title={t('common.details')}>
      <pre className="selectable mt-1 max-h-40 overflow-auto font-mono text-mono whitespace-pre-wrap wrap-anywhere">
        {text}
      </pre>
    </Fold>
  );
}
