export const common = {
  appName: 'Dailies',
} as const;
