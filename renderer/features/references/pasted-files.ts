import { useEffect } from 'react';
import { filesOf, type DroppedFiles } from '#renderer/editing/dropped-files.ts';
import { useLatest } from '#renderer/editing/use-latest.ts';
import { words } from '#renderer/words/words.ts';

function isTextField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

/** Every screenshot arrives as `image.png`: a name that tells where it came from reads better in a sentence. */
function named(file: File): File {
  if (!/^image\.\w+$/iu.test(file.name)) return file;
  const extension = file.name.slice(file.name.lastIndexOf('.'));
  return new File([file], `${words.t('references.pastedName')}${extension}`, { type: file.type });
}

/** Takes pasted pictures. In a text field words win when the clipboard has both. */
export function usePastedFiles(onFiles: (files: DroppedFiles) => void): void {
  const latest = useLatest(onFiles);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const { clipboardData, target } = event;
      if (clipboardData === null || clipboardData.files.length === 0) return;
      if (isTextField(target) && clipboardData.getData('text/plain') !== '') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { files, refusals } = filesOf(clipboardData);
      latest.current({ files: files.map(named), refusals });
    };
    // Before the editor sees it.
    window.addEventListener('paste', onPaste, { capture: true });
    return () => {
      window.removeEventListener('paste', onPaste, { capture: true });
    };
  }, [latest]);
}
