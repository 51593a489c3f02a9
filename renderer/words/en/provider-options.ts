/** What a person may decide once for a provider, by the option's id; its choices lie below it. */
export const providerOptions = {
  estimates: {
    name: 'Ask for prices',
    fact: 'Asks what the clip costs, one second after the last word. It costs nothing.',
    choice: { on: 'While I write', off: 'Never' },
  },
  apiPath: {
    name: 'API address',
    fact: 'Two are documented. Prices can be asked for at the first only.',
    choice: { openai: '/openai/v1', plain: '/v1' },
  },
  modelName: {
    name: 'Model name',
    fact: 'One for each kind of clip, or one for all, where the provider decides by what is sent.',
    choice: { 'by-kind': 'One for each kind', plain: 'One for all' },
  },
  uploads: {
    name: 'Files go',
    fact: 'Your bucket is used only where there is one.',
    choice: { own: 'To its own storage', bucket: 'Through my bucket' },
  },
} as const;
