import type { JobView } from '#shared/domain/job.ts';
import type { Take } from '#shared/domain/take.ts';
import type { ClipId } from '#shared/ids.ts';

/** A place in the film strip: a take, or a job that has not become one. */
export type StripItem =
  | { readonly kind: 'take'; readonly number: number; readonly take: Take }
  | { readonly kind: 'job'; readonly number: number; readonly job: JobView };

const goneStates: readonly JobView['state'][] = ['ready', 'cancelled'];

/** Takes, work under way and failures of a clip, by number. A job whose take is there, and a cancelled one, are gone. */
export function stripItems(
  clipId: ClipId | null,
  takes: Readonly<Record<string, Take>>,
  jobs: Readonly<Record<string, JobView>>,
): StripItem[] {
  const ofTakes = Object.values(takes)
    .filter((take) => take.clipId === clipId && take.trashedAt === null)
    .map((take): StripItem => ({ kind: 'take', number: take.number, take }));
  const ofJobs = Object.values(jobs)
    .filter((job) => job.clipId === clipId && !goneStates.includes(job.state))
    .map((job): StripItem => ({ kind: 'job', number: job.takeNumber, job }));
  return [...ofTakes, ...ofJobs].sort((first, second) => first.number - second.number);
}

/** The number the next take gets. Numbers are never given twice, so those in the trash and failed ones count. */
export function nextTakeNumber(
  clipId: ClipId | null,
  takes: Readonly<Record<string, Take>>,
  jobs: Readonly<Record<string, JobView>>,
): number {
  const used = [
    ...Object.values(takes).flatMap((take) => (take.clipId === clipId ? [take.number] : [])),
    ...Object.values(jobs).flatMap((job) => (job.clipId === clipId ? [job.takeNumber] : [])),
  ];
  return Math.max(0, ...used) + 1;
}
