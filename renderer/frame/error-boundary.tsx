import { CircleX } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FullScreenNotice } from './full-screen-notice.tsx';

function CrashScreen({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  return (
    <FullScreenNotice
      icon={CircleX}
      title={t('common.problem.crashTitle')}
      sentence={t('common.problem.crashSentence')}
      detail={error.stack ?? error.message}
      action={{
        label: t('common.problem.reload'),
        onAction: () => {
          window.location.reload();
        },
      }}
    />
  );
}

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** A bug in one screen must not leave an empty window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <CrashScreen error={this.state.error} />;
  }
}
