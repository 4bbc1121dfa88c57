import { plant } from './plant.ts';

/* A planted bug has to be there before anything else is loaded. */
const [bug] = process.argv.slice(2);
if (bug !== undefined) plant(bug);
await import('./worker-process.ts');
