/** How a price is made, by the code of its basis; `_video`: input video counts too. */
export const priceBasis = {
  tokens: '{{width}} × {{height}} pixels × {{seconds}} s × 24 / 1024 tokens, at ${{rate}} for 1,000 of them.',
  tokens_video:
    '{{width}} × {{height}} pixels × ({{seconds}} s + {{inputSeconds}} s of input video) × 24 / 1024 tokens, at ${{rate}} for 1,000 of them, times 0.6.',
  seconds: '{{seconds}} s at ${{rate}} a second, which is more than the formula by tokens gives.',
  seconds_video:
    '({{seconds}} s + {{inputSeconds}} s of input video) at ${{rate}} a second, which is more than the formula by tokens gives.',
  'credits-per-second':
    'Its list of models says {{low}} to {{high}} credits a second, by resolution: {{seconds}} s of that.',
  'credits-per-film': 'Its list of models says {{low}} to {{high}} credits for a film.',
  'credits-of-either':
    'Its list of models says {{low}} to {{high}} credits without saying of what: from once the lower to {{seconds}} times the higher.',
  'second-rate': '{{seconds}} s at ${{rate}} a second.',
  'second-rate-of-tier':
    '{{seconds}} s at ${{rate}} a second. The rate is published for other kinds of clips of this tier.',
  'list-estimate': 'An estimate by its list: {{seconds}} s at ${{rate}} a second. What was really used is billed.',
  'list-estimate_video':
    'An estimate by its list: ({{seconds}} s + {{inputSeconds}} s of input video) at ${{rate}} a second. What was really used is billed.',
  'told-estimate': 'It was asked what this clip of {{seconds}} s would cost. What was really used is billed.',
  'not-published': 'It publishes no price for this tier, so what it will charge is not known before.',
  auto: 'The provider chooses the ratio, so this is the dearest one.',
  other: 'From the table of the provider.',
} as const;
