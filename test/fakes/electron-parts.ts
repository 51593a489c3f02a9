import { EventEmitter } from 'node:events';

/** Something that tells of Electron events; `tell` answers whether a listener prevented the default. */
export class FakeEmitter extends EventEmitter {
  tell(name: string, details: object = {}, ...more: readonly unknown[]): boolean {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    this.emit(name, { ...details, preventDefault }, ...more);
    return isPrevented;
  }
}

/** A page of a window, with its top frame. */
export class FakePage extends FakeEmitter {
  readonly mainFrame: { readonly parent: null; origin: string } = { parent: null, origin: 'dailies://app' };
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];
  isGone = false;
  reloads = 0;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  webRtcPolicy = '';

  send(channel: string, message: unknown): void {
    if (this.isGone) throw new Error('Object has been destroyed');
    this.sent.push({ channel, message });
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  reload(): void {
    this.reloads += 1;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
}
