import { z } from 'zod';

// The one CSP forbids `new Function`, which zod would try when a schema is made. Import this before any schema.
z.config({ jitless: true });
