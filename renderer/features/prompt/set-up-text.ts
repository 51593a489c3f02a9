import type { TFunction } from 'i18next';
import type { Shot } from '#shared/domain/shot.ts';

/** "Close-up, rack focus": what the camera does in a shot; empty when nothing is chosen. */
export function setUpText(t: TFunction, { framing, camera }: Pick<Shot, 'framing' | 'camera'>): string {
  const facts = [
    framing === null ? null : t(`common.framing.${framing}`),
    camera === null ? null : t(`common.camera.${camera.move}`),
  ].filter((fact) => fact !== null);
  // "Wide, static": only the first word keeps its capital.
  return facts.map((fact, index) => (index === 0 ? fact : fact.toLocaleLowerCase())).join(', ');
}
