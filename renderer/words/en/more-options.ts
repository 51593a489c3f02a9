/** Options that only some providers honour: fetched when they are opened. */
export const moreOptions = {
  title: 'More options',
  fact: 'Only some providers honour these. A quote says what becomes of them.',
  by: 'Honoured by {{providers}}',
  hint: '{{provider}} (as a hint)',
  nobody: 'No provider that you have a key for honours it.',
  note: {
    customSize: 'Width and height in pixels, in place of ratio and size.',
    endUserId: 'Who the clip is made for, where you make it for somebody else.',
    webSearch: 'The model may look up facts while it writes.',
    cameraFixed: 'The camera stands still.',
    lastFrame: 'Comes into the library beside the take.',
  },
  sizeExample: '1280x544',
  sizeProblem: 'Write width x height in pixels, such as 1280x544.',
  set: 'Set',
} as const;
