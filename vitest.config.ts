import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { replacesGlobals } from './test/support/replaces-globals.ts';

const cores = availableParallelism();

/**
 * Real processes for minutes, mostly waiting: for paces, leases and kills. Nothing in them is held against a clock, so
 * they may share the cores with tests that compute.
 */
const patientPrograms = [
  'test/program/ambiguous-sends.test.ts',
  'test/program/kill.test.ts',
  'test/program/two-processes.test.ts',
];
const programs = 'test/program/**/*.test.ts';
/** For a test that starts processes several times, on a machine that is busy with other things. */
const programMs = 300_000;
const browser = 'test/browser/**';

/**
 * Four projects in two groups, one after the other; vitest counts them all in one line. Measured on two cores, see the
 * reasons at each.
 *
 * By itself vitest leaves one core to its own process, which is one worker of two; and a fresh process for every file,
 * with all modules read and run anew, costs more than most files do.
 */
export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'], // for the whole run, not for each project
    projects: [
      // Within a group projects start by name: what takes longest first, then what may share a process.
      {
        extends: true,
        test: {
          name: 'a patient program',
          include: patientPrograms,
          testTimeout: programMs,
          ...together(cores + 2),
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: replacesGlobals, ...together(cores + 2) },
      },
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: [browser, programs, ...replacesGlobals],
          // One process for many files: they share what they import, and one PGlite (`freshPglite` empties it).
          isolate: false,
          ...together(cores + 2),
        },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: [programs],
          exclude: patientPrograms,
          // After the others, since some of these hold the product against a clock. Each keeps about two thirds of a core
          // busy, so more than two for a core would only make all of them slower.
          testTimeout: programMs,
          sequence: { groupOrder: 1 },
          maxWorkers: 2 * cores,
        },
      },
    ],
    env: { TZ: 'UTC' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // How long it takes is never what a poll is about; the default of a second is too short on a busy machine.
    expect: { poll: { timeout: 15_000 } },
  },
});

/** Projects of one group share its workers, so all of them must say the same. */
function together(maxWorkers: number) {
  return { sequence: { groupOrder: 0 }, maxWorkers };
}
