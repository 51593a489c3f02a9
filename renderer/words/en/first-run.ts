export const firstRun = {
  /** Two lines. */
  title: 'Write shots. See the price.\nKeep the takes.',
  sentence: 'The app is free. The provider charges you per second.',
  where: 'Where files live',
  folder: '{{folder}} · {{free}} free',
  begin: 'Open the sample clip',
  beginFact: 'Five shots, 15 s, ready to render as an animatic. Free, offline, without a key.',
  openSample: 'Open the sample clip',
  startEmpty: 'Start with an empty project',
  untitled: 'Untitled project',
  privacy: 'No account. No telemetry. Dailies contacts nobody by itself.',
  sample: 'Sample',
  picture: 'The picture of the first shot',
  sampleClip: 'Sample: {{clip}}',
  thisIsAClip_one: 'this is how a clip looks: {{count}} shot in {{seconds}} s',
  thisIsAClip_other: 'this is how a clip looks: {{count}} shots in {{seconds}} s',
} as const;
