export const media = {
  slate: {
    /** After the number, top left of every animatic frame: "Medium · push-in". */
    facts: '{{framing}} · {{move}}',
    directed: '{{move}} {{direction}}',
  },
} as const;
