import { words } from './words.ts';

/** Bytes as people read them, in thousands as drives are sold: "41.2 GB". */
export function byteSize(bytes: number): string {
  const short = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
  if (bytes >= 1e9) {
    const size = (bytes / 1e9).toLocaleString('en', { maximumFractionDigits: bytes < 1e11 ? 1 : 0 });
    return words.t('common.size.gigabytes', { size });
  }
  if (bytes >= 1e6) return words.t('common.size.megabytes', { size: short(bytes / 1e6) });
  return words.t('common.size.kilobytes', { size: bytes === 0 ? '0' : Math.max(1, Math.round(bytes / 1e3)) });
}
