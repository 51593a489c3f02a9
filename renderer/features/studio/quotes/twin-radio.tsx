import { useTranslation } from 'react-i18next';
import type { BoardRow } from './board-rows.ts';
import { quoteName } from './quote-name.ts';

interface TwinRadioProps {
  readonly id: string;
  readonly row: BoardRow;
  /** The first take is made here, so the twin is not. */
  readonly isMain: boolean;
  readonly isTwin: boolean;
  readonly onChooseTwin: (row: BoardRow) => void;
}

/** Makes the second take of the same click here. */
export function TwinRadio({ id, row, isMain, isTwin, onChooseTwin }: TwinRadioProps) {
  const { t } = useTranslation();
  return (
    <input
      id={id}
      type="radio"
      name="twin"
      checked={isTwin}
      disabled={isMain || row.quote.problems.length > 0}
      onChange={() => {
        onChooseTwin(row);
      }}
      aria-label={t('quoteBoard.twin.option', { quote: quoteName(row.provider.name, row.tier) })}
      className="radio"
    />
  );
}
