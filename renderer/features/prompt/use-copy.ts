import { useEffect, useState, type RefObject } from 'react';
import { announce } from '#renderer/ui/announcer.tsx';
import { words } from '#renderer/words/words.ts';

/** How long the button says "Copied", in milliseconds. */
const noticeMs = 2_000;

/** Selects the words and copies the selection: for hosts that refuse the clipboard to pages. */
function copySelection(element: HTMLElement): boolean {
  getSelection()?.selectAllChildren(element);
  return document.execCommand('copy');
}

/** Copies text to the clipboard and says so. `element` shows the same text. */
export function useCopy(element: RefObject<HTMLElement | null>) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => {
      setIsCopied(false);
    }, noticeMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);

  const copy = async (text: string): Promise<void> => {
    const isWritten = await navigator.clipboard.writeText(text).then(
      () => true,
      () => element.current !== null && copySelection(element.current),
    );
    setIsCopied(isWritten);
    if (isWritten) announce(words.t('prompt.copied'));
  };
  return { copy, isCopied };
}
