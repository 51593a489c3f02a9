import { expect, it } from 'vitest';
import '#renderer/features/first-run/first-run-words.ts';
import { keyReadyText } from '#renderer/features/first-run/key-ready-text.ts';

it('names every provider that takes orders now', () => {
  expect(keyReadyText(['Lantern'])).toBe('Lantern is ready');
  expect(keyReadyText(['Lantern', 'Quarry'])).toBe('Lantern and Quarry are ready');
  expect(keyReadyText(['Lantern', 'Quarry', 'Harbour'])).toBe('Lantern, Quarry and Harbour are ready');
});
