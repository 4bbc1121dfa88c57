import { z } from 'zod';
import { type TemplateKey, templateKey } from '../../domain/ids.ts';
import { type LocalDay, readLocalDay } from '../../domain/local-day.ts';

/** A press on a digest's button: of which day it is, and which template is to be paused. */
export interface DigestPress {
  readonly day: LocalDay;
  /** With Pause alone. */
  readonly template: TemplateKey | undefined;
}

/** The value of a digest's button: `<YYYY-MM-DD>`, of Pause `<YYYY-MM-DD>|<template key>`. */
export const digestValue = (day: LocalDay, template?: TemplateKey) =>
  template === undefined ? day : `${day}|${template}`;

const press = z
  .tuple([z.string().refine((text) => readLocalDay(text) !== undefined)], z.string().min(1).transform(templateKey))
  .refine(([, , ...rest]) => rest.length === 0)
  .transform(([day, template]): DigestPress => ({ day, template }));

/** Reads a digest's button; undefined when it is not one of ours, or from an older release: answer as stale. */
export const parseDigestValue = (value: string | undefined): DigestPress | undefined =>
  press.safeParse(value?.split('|')).data;
