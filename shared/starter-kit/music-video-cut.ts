import type { Template } from './template.ts';

/** Two seconds a shot are four beats at 120 a minute, so every cut lands on a downbeat. Upright, for phones. */
export const musicVideoCut: Template = {
  id: 'musicVideo',
  clipName: 'Chorus',
  ratio: '9:16',
  look: 'Upright music video, magenta and teal practical lights, haze, long flares, punchy contrast.',
  soundBed: 'Four to the floor at 120 beats a minute; every cut lands on a downbeat.',
  slots: [
    { name: 'Singer', role: 'identity', words: 'a singer in a silver coat' },
    { name: 'Place', role: 'place', words: 'an empty swimming bath' },
  ],
  shots: [
    {
      seconds: 2,
      framing: 'full',
      camera: ['push-in', 'slow'],
      action: '{Singer} walks towards us through haze in {Place}, and the lamps snap on row by row in time.',
      light: 'Rows of magenta tubes waking up',
      music: 'the kick drum enters under one held synth note',
    },
    {
      seconds: 2,
      framing: 'close-up',
      camera: ['orbit', 'slow', 'left'],
      action: '{Singer} sings straight into the lens and lifts the chin on the beat.',
      light: 'Teal from one side, magenta from the other',
      line: { speaker: '{Singer}', voice: 'sung, breathy, on the beat', emotion: 'defiant', words: 'Turn it up.' },
      music: 'a clap on two and four',
    },
    {
      seconds: 2,
      framing: 'medium',
      camera: ['dutch-angle', 'normal'],
      action: '{Singer} spins; the coat flares out and slaps back against the legs.',
      light: 'A strobe, four flashes',
      effects: 'heavy cloth snapping',
      music: 'a snare fill',
    },
    {
      seconds: 2,
      framing: 'insert',
      camera: ['static', 'normal'],
      action: 'A ringed hand slams down on a drum pad and dust jumps off its skin.',
      light: 'One hard white spot',
      effects: 'the pad, dry and close',
      music: 'the bass drops in',
    },
    {
      seconds: 2,
      framing: 'full',
      camera: ['crane', 'fast', 'up'],
      action: '{Singer} drops to both knees on the wet tiles, water kicks up around them, and every lamp burns white.',
      light: 'All tubes at full, then black on the last beat',
      effects: 'knees hitting water',
      music: 'one crashing chord, then silence',
    },
  ],
};
