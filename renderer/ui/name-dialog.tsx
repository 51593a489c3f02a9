import { useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { FieldRow } from './field-row.tsx';
import { TextField } from './text-field.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly fieldLabel: string;
  readonly submitLabel: string;
  readonly cancelLabel: string;
  readonly initialName: string;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for a name. Mount it when it is needed; Enter submits. */
export function NameDialog(props: NameDialogProps) {
  const { title, fieldLabel, submitLabel, cancelLabel, initialName, onSubmit, onClose } = props;
  const [name, setName] = useState(initialName);
  const trimmed = name.trim();
  const submit = (): void => {
    if (trimmed === '') return;
    onSubmit(trimmed);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {cancelLabel}
          </Button>
          <Button variant="primary" disabled={trimmed === ''} onClick={submit}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <FieldRow label={fieldLabel} htmlFor="name-dialog-field">
        <TextField
          id="name-dialog-field"
          value={name}
          maxLength={120}
          autoComplete="off"
          onChange={setName}
          onFocus={(event) => {
            event.target.select();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            // Or the same key presses the button that opened this, which gets the focus back.
            event.preventDefault();
            submit();
          }}
        />
      </FieldRow>
    </Dialog>
  );
}
