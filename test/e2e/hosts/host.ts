import type { Page } from 'playwright/test';

/** One running Dailies on one library, however it is shown. */
export interface Host {
  /** The first page: signed in, or the first window. Call once per host. */
  openPage(): Promise<Page>;
  /** Ends it the way a person does. */
  close(): Promise<void>;
  /** Ends it like a power cut: kill -9, nothing is told. */
  kill(): Promise<void>;
}

export interface HostSettings {
  /** The library's folder, kept from one host to the next. */
  readonly libraryFolder: string;
  /** Takes the place of the home folder. */
  readonly homeFolder: string;
  /** Variables on top of a clean environment: keys and addresses of fakes. */
  readonly environment?: Readonly<Record<string, string>>;
}
