import type { Answer, Delivery } from './answer.ts';
import type { Exchange } from './exchange.ts';
import type { Reply } from './listener.ts';

/** What a route does besides what it honestly would. */
export type Behaviour =
  /** Turns the request away at the door: nothing is accepted, charged or stored. `null`: without an answer. */
  | {
      readonly when: 'before';
      readonly answer: Answer | null | ((exchange: Exchange) => Answer | null | Promise<Answer | null>);
      readonly delivery?: Delivery;
    }
  /** Does its work, then answers something else, or badly. */
  | {
      readonly when: 'after';
      readonly change?: (honest: Answer, exchange: Exchange) => Answer | Promise<Answer>;
      readonly delivery?: Delivery;
    };

/** What a test tells the routes of a fake provider to do. */
export interface Script<Route extends string> {
  /** The next requests to this route, one each and in this order; those after them are honest. */
  next(route: Route, ...behaviours: readonly Behaviour[]): void;
  /** Every request to this route that has no `next`. */
  always(route: Route, behaviour: Behaviour): void;
  /** Forgets what is planned for this route, or for all. */
  honest(route?: Route): void;
}

export interface PlayedScript<Route extends string> extends Script<Route> {
  /** Answers a request as planned. */
  play(route: Route, exchange: Exchange, work: () => Promise<Answer>): Promise<Reply>;
}

export function createScript<Route extends string>(): PlayedScript<Route> {
  const once = new Map<Route, Behaviour[]>();
  const standing = new Map<Route, Behaviour>();
  return {
    next(route, ...behaviours) {
      once.set(route, [...(once.get(route) ?? []), ...behaviours]);
    },
    always(route, behaviour) {
      standing.set(route, behaviour);
    },
    honest(route) {
      for (const planned of [once, standing]) {
        if (route === undefined) planned.clear();
        else planned.delete(route);
      }
    },
    async play(route, exchange, work) {
      const behaviour = once.get(route)?.shift() ?? standing.get(route);
      if (behaviour === undefined) return { answer: await work() };
      const { delivery } = behaviour;
      if (behaviour.when === 'before') {
        const { answer } = behaviour;
        return { answer: typeof answer === 'function' ? await answer(exchange) : answer, delivery };
      }
      const honest = await work();
      return { answer: (await behaviour.change?.(honest, exchange)) ?? honest, delivery };
    },
  };
}
