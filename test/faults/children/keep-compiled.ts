import { flushCompileCache } from 'node:module';

// A process that is killed writes no cache at its end. All that a child imports is compiled before the first of it runs.
flushCompileCache();
