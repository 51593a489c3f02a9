import { AudioSampleSource, Mp4OutputFormat, NullTarget, Output, type EncodedPacket } from 'mediabunny';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { countFrames, planFrames } from '../animatic/frame-plan.ts';
import { makeGuideTrack } from '../animatic/guide-track.ts';
import { addSecond } from '../animatic/shoot.ts';
import { chooseAudioEncoder } from '../encoders.ts';
import type { MediaProblem } from '../media-problem.ts';
import type { EncodedSound } from './encoded-pieces.ts';
import type { SoundPiece } from './preview-pieces.ts';

/** The guide track of a film, compressed. */
export async function encodeSound(
  plan: AnimaticPlan,
  { cuts }: SoundPiece,
): Promise<Result<EncodedSound, MediaProblem>> {
  const frames = planFrames(plan);
  const seconds = countFrames(frames) / plan.framesPerSecond;
  const sound = await makeGuideTrack(plan, frames, seconds);
  const audio = await chooseAudioEncoder(sound.sampleRate);
  if (audio === null) return err({ reason: 'cannot-encode', detail: 'no encoder for sound' });
  const packets: EncodedPacket[] = [];
  let decoderConfig: AudioDecoderConfig | undefined;
  const track = new AudioSampleSource({
    ...audio,
    onEncodedPacket(packet, meta) {
      packets.push(packet);
      decoderConfig ??= meta?.decoderConfig;
    },
  });
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new NullTarget() });
  output.addAudioTrack(track);
  await output.start();
  for (let second = 0; second < seconds; second += 1) await addSecond(track, sound, second);
  await output.finalize();
  if (decoderConfig === undefined) return err({ reason: 'cannot-encode', detail: 'the encoder told no settings' });
  const isStandIn = sound.isTicking && plan.guideTrack !== null;
  return ok({ codec: audio.codec, decoderConfig, packets, tickingAt: isStandIn ? cuts : null });
}
