import type { AppError } from '#shared/errors.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import type { Result } from '#shared/result.ts';
import type { Sender } from './sender.ts';

/** What a handler knows about a call besides its input. */
export interface Call {
  readonly sender: Sender;
}

/** Accepts arrays and records that the service does not want changed; dispatch copies them on the way out. */
export type Frozen<T> = T extends Uint8Array ? T : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

export type Outcome<M extends MethodName> = Result<Frozen<MethodOutput<M>>, AppError>;

/** Gets checked input; a failure that is expected is a value, an exception is a bug. */
export type Handler<M extends MethodName> = (input: MethodInput<M>, call: Call) => Outcome<M> | Promise<Outcome<M>>;

/** One handler for every method of the contract; the compiler refuses a missing or a surplus one. */
export type Handlers = { readonly [M in MethodName]: Handler<M> };

/** The handlers of one area: those whose method starts with its name. */
export type AreaHandlers<Area extends string> = {
  readonly [M in MethodName as M extends `${Area}.${string}` ? M : never]: Handler<M>;
};
