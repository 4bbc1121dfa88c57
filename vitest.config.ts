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
  'test/program/processes.test.ts',
  'test/program/two-processes.test.ts',
];
const programs = 'test/program/**/*.test.ts';
/** For a test that starts processes several times, on a machine that is busy with other things. */
const programMs = 300_000;
const browser = 'test/browser/**';

/**
 * The first group: projects of one group share its workers, so all of them must say the same. One worker more than there
 * are cores, since the patient programs wait. With two more the first tests of a fresh process, which are slow by
 * themselves, ran beside three programs that start, and came too late for the three seconds that Slack gives.
 */
const together = { sequence: { groupOrder: 0 }, maxWorkers: cores + 1 };

/**
 * Four projects in two groups, one after the other; vitest counts them all in one line.
 *
 * By itself vitest leaves one core to its own process: of two cores one worker, and a run took a thousand seconds. And
 * it takes a fresh process for every file, which reads and runs all modules anew: more than most files cost themselves.
 * In seconds of computing, measured: the quick ones 350, the programs of the second group 220 over 340 of waiting.
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
          ...together,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: replacesGlobals, ...together },
      },
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: [browser, programs, ...replacesGlobals],
          // One process for many files: they share what they import, and one PGlite (`freshPglite` empties it).
          isolate: false,
          ...together,
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
    // No test is about these: they only end what hangs. Minutes, since a busy machine stretches seconds tenfold and more.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // How long it takes is never what a poll is about; the default of a second is too short on a busy machine.
    expect: { poll: { timeout: 15_000 } },
  },
});
