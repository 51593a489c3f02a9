import type { Template } from './template.ts';

/** Two people, a table and a letter. Who speaks is seen, who is silent is seen longer. */
export const dialogueScene: Template = {
  id: 'dialogue',
  clipName: 'The letter',
  ratio: '16:9',
  look: '35 mm film, one warm lamp over the table, deep soft shadows, true skin tones, gentle grain.',
  soundBed: 'Quiet room tone, a fridge humming next door, a tram far away.',
  slots: [
    { name: 'Hero', role: 'identity', words: 'a woman in her thirties in a rain-dark coat' },
    { name: 'Other', role: 'identity', words: 'an old man with rolled-up sleeves' },
    { name: 'Place', role: 'place', words: 'a narrow kitchen at night' },
  ],
  shots: [
    {
      seconds: 3,
      framing: 'two-shot',
      camera: ['static', 'normal'],
      action: '{Hero} and {Other} sit across a small table in {Place}. {Hero} slides a sealed letter over the wood.',
      light: 'One lamp over the table, the rest of the room dark',
      effects: 'paper sliding over wood',
    },
    {
      seconds: 3,
      framing: 'over-the-shoulder',
      camera: ['push-in', 'slow'],
      action: 'Past the shoulder of {Other}, {Hero} keeps two fingers pressed on the letter and looks up.',
      light: 'Lamp from above, one cheek in shadow',
      line: {
        speaker: '{Hero}',
        voice: 'low, unhurried',
        emotion: 'holding back',
        words: 'You could have told me yourself.',
      },
      effects: 'a chair creaks',
    },
    {
      seconds: 2.5,
      framing: 'close-up',
      camera: ['static', 'normal'],
      action: '{Other} breathes out, turns the cup a quarter turn and does not answer.',
      light: 'Warm rim along the face, black behind',
      effects: 'a cup grating on wood, a breath',
    },
    {
      seconds: 1.5,
      framing: 'insert',
      camera: ['static', 'normal'],
      action: 'A thumb tears the envelope open along its edge.',
      light: 'Lamp straight down on the paper',
      effects: 'paper tearing, close',
    },
    {
      seconds: 4,
      framing: 'medium',
      camera: ['pull-out', 'slow'],
      action: '{Other} reaches across and lays a flat hand on the letter before it comes out. Both hands stay there.',
      light: 'The pool of lamplight shrinks around the two hands',
      line: {
        speaker: '{Other}',
        voice: 'dry, rough',
        emotion: 'asking',
        words: 'Read it when I am gone.',
      },
      effects: 'a palm pressing paper down; the fridge cuts out',
    },
  ],
};
