import { lockLibrary } from '#electron/db/library-lock.ts';
import { givenFolder, say, stay } from './open-folder.ts';

// Takes the library and keeps it until it is killed, although nothing here refers to the lock any more.
const locked = lockLibrary(givenFolder(), Date.UTC(2026, 10, 21, 12));
say(locked.ok ? 'locked' : JSON.stringify(locked.error));
stay();
