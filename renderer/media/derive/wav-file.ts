const headerBytes = 44;
const bytesPerSample = 2;

export function wavBytes(channels: number, samples: number): number {
  return headerBytes + channels * samples * bytesPerSample;
}

/** A WAV of 16 bits per sample; all channels have the same length. */
export function writeWav(channels: readonly Float32Array[], sampleRate: number): Uint8Array<ArrayBuffer> {
  const samples = channels[0]?.length ?? 0;
  const file = new Uint8Array(wavBytes(channels.length, samples));
  const view = new DataView(file.buffer);
  const frameBytes = channels.length * bytesPerSample;
  const text = (offset: number, word: string): void => void new TextEncoder().encodeInto(word, file.subarray(offset));
  text(0, 'RIFF');
  view.setUint32(4, file.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  // 1: PCM.
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, bytesPerSample * 8, true);
  text(36, 'data');
  view.setUint32(40, samples * frameBytes, true);
  for (const [channel, values] of channels.entries()) {
    for (let index = 0; index < samples; index += 1) {
      const value = Math.max(-1, Math.min(1, values[index] ?? 0));
      view.setInt16(headerBytes + index * frameBytes + channel * bytesPerSample, Math.round(value * 32_767), true);
    }
  }
  return file;
}
