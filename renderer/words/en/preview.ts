/** Words of the animatic preview, of one clip and of the film. */
export const preview = {
  animaticOf: 'Animatic of {{clip}}',
  cannotDraw: 'The animatic cannot be drawn on this machine.',
  cannotPlay: 'The animatic was drawn, but this machine cannot play it.',
  tryAgain: 'Draw it again',
  film: 'All clips in a row',
  position: 'Playhead of the film',
  part: '{{number}} {{name}} · {{shows}}',
  filmOf: 'What stands for a clip',
  takes: 'Takes',
  animatics: 'Animatics',
  leave: 'Back to the clip',
} as const;
