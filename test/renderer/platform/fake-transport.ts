import type { Line, Transport } from '#renderer/platform/transport.ts';
import type { EventEnvelope } from '#shared/ipc/events.ts';
import { ok } from '#shared/result.ts';
import { fakeEpoch } from '#test/fakes/application.ts';

type Answer = (input: unknown) => unknown;

export interface FakeTransport extends Transport {
  readonly calls: { readonly method: string; readonly input: unknown }[];
  answer(method: string, answer: Answer): void;
  setLine(line: Line): void;
  send(name: EventEnvelope['name'], payload: unknown, revision: number, epoch?: string): void;
}

/** A line whose other end is the test. Unanswered methods give an empty value. */
export function createFakeTransport(importByPath?: Transport['importByPath']): FakeTransport {
  const calls: FakeTransport['calls'] = [];
  const answers = new Map<string, Answer>();
  const eventListeners: ((envelope: unknown) => void)[] = [];
  const lineListeners: ((line: Line) => void)[] = [];
  return {
    calls,
    answer: (method, answer) => answers.set(method, answer),
    setLine: (line) => {
      for (const listener of lineListeners) listener(line);
    },
    send: (name, payload, revision, epoch = fakeEpoch) => {
      for (const listener of eventListeners) listener({ epoch, revision, name, payload });
    },
    async call(method, input) {
      calls.push({ method, input });
      return answers.get(method)?.(input) ?? ok({});
    },
    onEvent: (listener) => eventListeners.push(listener),
    onLine: (listener) => {
      lineListeners.push(listener);
      listener('connecting');
    },
    ...(importByPath === undefined ? {} : { importByPath }),
  };
}
