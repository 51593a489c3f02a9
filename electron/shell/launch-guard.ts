/** Switches that hand the app, and with it every key, to whoever starts it. */
const forbidden = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'js-flags',
  'no-sandbox',
  'disable-web-security',
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'load-extension',
] as const;

/** The first argument that a packaged app must not be started with; `null` when there is none. */
export function findForbiddenSwitch(args: readonly string[]): string | null {
  return args.find((arg) => forbidden.some((name) => isSwitch(arg, name))) ?? null;
}

/** `--name`, `-name` and, on Windows, `/name`, with or without a value. */
function isSwitch(arg: string, name: string): boolean {
  const match = /^(?:--?|\/)([a-z-]+)(?:=|$)/i.exec(arg);
  return match?.[1]?.toLowerCase() === name;
}
