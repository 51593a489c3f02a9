/** Words of cutting one clip into two. */
export const splitClip = {
  name: '{{name}}, part 2',
  done: 'Two clips of {{first}} s and {{second}} s',
  where: '“{{name}}” stands after this one.',
  stays: '“{{name}}” stays: it has been worked on since the split.',
  moveToTrash: 'Move it to the trash',
} as const;
