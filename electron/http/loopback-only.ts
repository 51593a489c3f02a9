import { isIP } from 'node:net';
import { isLoopbackAddress } from './address-guard.ts';

/**
 * For tests, the demo and whatever must not be able to spend: only this machine is reached. A foreign name is refused
 * before it is looked up, because the question alone would leave the machine.
 */
export function mayAskFor(host: string): boolean {
  return isIP(host) === 0 ? host === 'localhost' || host.endsWith('.localhost') : isLoopbackAddress(host);
}
