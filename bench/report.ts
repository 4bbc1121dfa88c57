import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** One number that was measured, what it is held against, and what it was meant to be. */
export interface Finding {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly against?: { readonly what: string; readonly measured: number };
  readonly aim?: { readonly words: string; readonly met: boolean };
}

export interface SectionReport {
  readonly section: string;
  readonly about: string;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

/** Where the numbers come from: without it they say nothing. */
export interface Conditions {
  readonly node: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  /** Runnable processes when the run began: far above 0 means that somebody else worked on the machine. */
  readonly loadBefore: number;
  readonly commit: string;
  readonly isModified: boolean;
  readonly at: string;
}

export function conditions(): Conditions {
  const git = (...args: string[]) => {
    try {
      return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return ''; // not a checkout
    }
  };
  return {
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadBefore: loadavg()[0] ?? 0,
    commit: git('rev-parse', '--short', 'HEAD') || 'unknown',
    isModified: git('status', '--porcelain', 'src', 'migrations') !== '',
    at: new Date().toISOString(),
  };
}

export const describeConditions = (here: Conditions): string =>
  [
    `Node ${here.node}, ${here.cores} cores (${here.processor}), ${here.memoryGb} GB`,
    `load ${here.loadBefore.toFixed(1)} before the run`,
    `commit ${here.commit}${here.isModified ? ' with local changes' : ''}`,
    here.at,
  ].join(' · ');

/** A plain table, one line a finding. */
export function sectionTable({ section, about, findings, seconds }: SectionReport): string {
  const rows = findings.map(({ what, measured, unit, against, aim }) => [
    what,
    `${plain(measured)} ${unit}`,
    against ? `${plain(against.measured)} (${against.what})` : '',
    against ? plain(measured / against.measured) : '',
    aim?.words ?? '',
    aim ? (aim.met ? 'met' : 'MISSED') : '',
  ]);
  const table = [['', 'measured', 'against', 'ratio', 'aim', ''], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`${section}: ${about} (${seconds.toFixed(0)} s)`, ...lines].join('\n');
}

/** Three digits that count, without exponents. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
