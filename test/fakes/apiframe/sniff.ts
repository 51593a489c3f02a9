export interface SniffedType {
  readonly kind: 'image' | 'video' | 'audio';
  readonly contentType: string;
}

interface Signature extends SniffedType {
  /** Bytes at places of a file, as Latin-1 text. */
  readonly marks: readonly (readonly [number, string])[];
}

const signatures: readonly Signature[] = [
  { marks: [[0, '\u0089PNG\r\n\u001a\n']], kind: 'image', contentType: 'image/png' },
  { marks: [[0, '\u00ff\u00d8\u00ff']], kind: 'image', contentType: 'image/jpeg' },
  { marks: [[0, 'GIF8']], kind: 'image', contentType: 'image/gif' },
  {
    marks: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
    kind: 'image',
    contentType: 'image/webp',
  },
  {
    marks: [
      [0, 'RIFF'],
      [8, 'WAVE'],
    ],
    kind: 'audio',
    contentType: 'audio/wav',
  },
  { marks: [[0, 'OggS']], kind: 'audio', contentType: 'audio/ogg' },
  { marks: [[0, 'ID3']], kind: 'audio', contentType: 'audio/mpeg' },
  { marks: [[0, '\u00ff\u00fb']], kind: 'audio', contentType: 'audio/mpeg' },
  { marks: [[4, 'ftypM4A']], kind: 'audio', contentType: 'audio/mp4' },
  { marks: [[4, 'ftypqt']], kind: 'video', contentType: 'video/quicktime' },
  { marks: [[4, 'ftyp']], kind: 'video', contentType: 'video/mp4' },
  { marks: [[0, '\u001aE\u00df\u00a3']], kind: 'video', contentType: 'video/webm' },
];

/** Stills in the same box as films. */
const refused = ['ftypavif', 'ftypheic', 'ftypmif1'];

/** What a file is by its first bytes, whatever it is called; `null`: nothing that is taken. */
export function sniff(bytes: Uint8Array): SniffedType | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (refused.some((brand) => head.startsWith(brand, 4))) return null;
  return signatures.find(({ marks }) => marks.every(([at, text]) => head.startsWith(text, at))) ?? null;
}
