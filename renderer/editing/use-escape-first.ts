import { useEffect } from 'react';
import { useLatest } from './use-latest.ts';

/**
 * Esc while `isActive`, wherever the focus is, and before anybody else hears of it: a drag ends, and the dialog, the film
 * or the selection around it stays.
 */
export function useEscapeFirst(isActive: boolean, onEscape: () => void): void {
  const latest = useLatest(onEscape);
  useEffect(() => {
    if (!isActive) return undefined;
    const listening = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKey, { capture: true, signal: listening.signal });
    return () => {
      listening.abort();
    };
  }, [isActive, latest]);
}
