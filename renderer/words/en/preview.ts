/** Words of the animatic preview, of one clip and of the film. */
export const preview = {
  animaticOf: 'Animatic of {{clip}}',
  cannotDraw: 'The animatic cannot be drawn on this machine.',
  cannotPlay: 'The animatic was drawn, but this machine cannot play it.',
  tryAgain: 'Draw it again',
} as const;
