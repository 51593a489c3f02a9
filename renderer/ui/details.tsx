import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

/** Technical text, folded. Shown as text, never as markup. */
export function Details({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <details className="group w-full text-base text-fg-3">
      <summary className="flex min-h-6 w-fit list-none items-center gap-2 rounded-r1 pr-1">
        <Icon of={ChevronRight} size={12} className="transition-transform duration-fast group-open:rotate-90" />
        {t('common.details')}
      </summary>
      <pre className="selectable mt-1 max-h-40 overflow-auto font-mono text-mono whitespace-pre-wrap wrap-anywhere">
        {text}
      </pre>
    </details>
  );
}
