import { chase } from './chase.ts';
import { dialogueScene } from './dialogue-scene.ts';
import { establishingMontage } from './establishing-montage.ts';
import { musicVideoCut } from './music-video-cut.ts';
import { productTurntable } from './product-turntable.ts';
import type { Template } from './template.ts';

/** In the order in which they are offered. Data for a dialog: load it late. */
export const templates: readonly [Template, ...Template[]] = [
  dialogueScene,
  productTurntable,
  chase,
  musicVideoCut,
  establishingMontage,
];
