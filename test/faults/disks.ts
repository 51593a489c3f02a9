import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** True where a test may mount a disk of its own: as root on Linux. */
export const canMountDisks = process.platform === 'linux' && process.getuid?.() === 0 && tryToMount();
if (!canMountDisks) {
  process.stderr.write('SKIPPED: tests on a full or read-only disk need root on Linux to mount a small one.\n');
}

function tryToMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface SmallDisk {
  readonly folder: string;
  /** Takes every byte that is left. */
  fill(): void;
  /** Gives back what `fill` took. */
  free(): void;
  makeReadOnly(): void;
  makeWritable(): void;
}

/** A real disk of `bytes`; gone when the test is over. */
export function mountSmallDisk(bytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const filler = join(folder, 'filler');
  const remount = (mode: 'ro' | 'rw'): void => {
    execFileSync('mount', ['-o', `remount,${mode}`, folder]);
  };
  return {
    folder,
    fill() {
      mkdirSync(filler, { recursive: true });
      const file = openSync(join(filler, `${process.hrtime.bigint()}`), 'w');
      try {
        for (const size of [65_536, 4_096, 512, 1]) writeUntilFull(file, Buffer.alloc(size));
      } finally {
        closeSync(file);
      }
    },
    free() {
      rmSync(filler, { recursive: true, force: true });
    },
    makeReadOnly() {
      remount('ro');
    },
    makeWritable() {
      remount('rw');
    },
  };
}

function writeUntilFull(file: number, piece: Buffer): void {
  for (;;) {
    try {
      if (writeSync(file, piece) < piece.byteLength) return;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return;
      throw error;
    }
  }
}
