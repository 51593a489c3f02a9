interface FileDialogOptions {
  readonly accept: string;
  readonly isMultiple?: boolean;
  /** Not called when the person cancels. */
  readonly onFiles: (files: File[]) => void;
}

/** Held while the dialog is open: an input that nobody refers to may be collected before it answers. */
let openInput: HTMLInputElement | null = null;

/** Opens the system's file dialog. Must be called from a click or a key. */
export function openFileDialog({ accept, isMultiple = false, onFiles }: FileDialogOptions): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = isMultiple;
  input.addEventListener('change', () => {
    openInput = null;
    onFiles([...(input.files ?? [])]);
  });
  openInput = input;
  openInput.click();
}
