/** Prices before the click: on Generate, and in the line above it. */
export const quotes = {
  tier: 'Tier',
  name: '{{provider}}, {{tier}}',
  twin: {
    parts: '{{first}} + {{second}}',
    whole: '{{parts}} = {{sum}}',
    line: 'Twin take: {{quote}}',
    remove: 'No twin take',
    cannot: 'cannot make this clip',
  },
  ratio: { auto: 'Auto', chosen: 'the pictures decide' },
  length: { auto: 'Auto', planned: '{{length}} planned' },
  wait: {
    usual: 'usually {{wait}}',
    about: 'about {{wait}}',
    none: 'No runs yet',
    seconds: '{{seconds}} s',
    minutes: '{{minutes}} min {{seconds}} s',
    wholeMinutes: '{{minutes}} min',
  },
  line: {
    count_one: '{{count}} quote',
    count_other: '{{count}} quotes',
    open: '{{quotes}}: compare prices',
    balance: '{{balance}} left',
    key: { missing: 'no key', unusable: 'key not in use' },
    old: 'old prices',
    asked: 'asked {{when}}',
    askedFact: 'The provider told this price itself, for this clip.',
  },
  generate: {
    queueOne: 'Queue take {{number}}',
    queueSeveral_one: 'Queue {{count}} take',
    queueSeveral_other: 'Queue {{count}} takes',
    about: 'about {{price}}',
  },
  seed: {
    label: 'Seed',
    none: 'No seed',
    one: 'Seed {{seeds}}',
    several: 'Seeds {{seeds}}',
  },
  take: {
    moderated: {
      no: 'Refused by the content filter, not charged',
      yes: 'Refused by the content filter, charged',
      unknown: 'Refused by the content filter, charge unknown',
    },
    failed: 'Take {{number}}: {{reason}}',
    charged: '{{clip}} · {{question}} {{answer}}',
  },
} as const;
