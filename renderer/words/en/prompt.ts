export const prompt = {
  deletedReference: 'Deleted reference',
  chip: {
    name: '{{name}}, {{kind}}, {{role}}',
    fileMissing: '{{name}}, {{kind}}, {{role}}, file missing',
    deleted: '{{name}}, deleted reference',
  },
  inThisClip: 'In this clip',
  mentionFacts: '{{kind}}, {{role}}',
  noReferencesToMention: 'No references yet. Drop a file on this window to add one.',
} as const;
