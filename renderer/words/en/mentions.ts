/** The list that opens after `@`. */
export const mentions = {
  list: 'Names to mention',
  section: { reference: 'In this clip', element: 'Cast & places', library: 'In the library' },
  elementFacts_one: '{{kind}}, {{count}} file',
  elementFacts_other: '{{kind}}, {{count}} files',
  take: 'take {{number}}',
  takeName: '{{clip}} take {{number}}',
  attached: '{{name}} is a reference now',
} as const;
