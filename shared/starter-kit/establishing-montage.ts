import type { Template } from './template.ts';

/** A place before anybody in it matters: from far away to a hand's width and back, and the day begins. */
export const establishingMontage: Template = {
  id: 'establishing',
  clipName: 'First light',
  ratio: '21:9',
  look: 'Large-format landscape photography, first light, mist, restrained colour, slow even movement.',
  soundBed: 'Wind over water, low strings held very quietly.',
  slots: [{ name: 'Place', role: 'place', words: 'a small harbour town' }],
  shots: [
    {
      seconds: 3.5,
      framing: 'aerial',
      camera: ['push-in', 'slow'],
      action: '{Place} lies in mist between dark hills, and a single boat draws a line across the still water.',
      light: 'Blue hour, one lit window',
      ambience: 'wind, gulls far below',
    },
    {
      seconds: 2.5,
      framing: 'wide',
      camera: ['pan', 'slow', 'right'],
      action: 'Roofs begin to steam as the sun reaches them, and a shutter swings open.',
      light: 'The first warm light on slate',
      effects: 'a shutter knocking on wood',
    },
    {
      seconds: 2,
      framing: 'insert',
      camera: ['static', 'normal'],
      action: 'A rope tightens around an iron bollard and water drips out of it.',
      light: 'Low sun through the fibres',
      effects: 'rope creaking, drops',
    },
    {
      seconds: 3,
      framing: 'full',
      camera: ['tracking', 'slow', 'left'],
      action: 'A baker in a white apron carries a tray along the quay and pushes a door open with one hip.',
      light: 'Warm light spilling out of the door',
      effects: 'steps on stone, a small door bell',
    },
    {
      seconds: 3,
      framing: 'wide',
      camera: ['crane', 'slow', 'up'],
      action: 'Bicycles roll out of a lane into the square of {Place}, and pigeons lift off the stones.',
      light: 'Full sun, long shadows',
      line: {
        speaker: 'An unseen narrator',
        voice: 'older, warm, close to the mic',
        emotion: 'matter of fact',
        words: 'Nobody arrives here by accident.',
      },
      effects: 'wings, freewheels ticking, one church bell',
    },
  ],
};
