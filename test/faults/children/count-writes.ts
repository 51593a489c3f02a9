import type { Database, SqlParameters } from '#electron/db/database.ts';

/** Nothing of this process survives the write that is counted last, not even a promise on its way to the screen. */
export function countWrites(real: Database, last: number): Database {
  let count = 0;
  const countOne = (): void => {
    count += 1;
    if (count === last) process.kill(process.pid, 'SIGKILL');
  };
  return {
    ...real,
    prepare<Parameters extends SqlParameters<Parameters>, Row>(sql: string) {
      const statement = real.prepare<Parameters, Row>(sql);
      const countWrite = /^\s*(SELECT|WITH)/i.test(sql) ? () => undefined : countOne;
      return {
        run(parameters: Parameters) {
          countWrite();
          return statement.run(parameters);
        },
        get(parameters: Parameters) {
          countWrite();
          return statement.get(parameters);
        },
        all(parameters: Parameters) {
          countWrite();
          return statement.all(parameters);
        },
      };
    },
    transaction<T>(change: () => T): T {
      const result = real.transaction(change);
      countOne();
      return result;
    },
  };
}
