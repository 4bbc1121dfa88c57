import { z } from 'zod';
import { type ChannelId, channelId, type TemplateKey, templateKey } from '../../domain/ids.ts';
import { type LocalDay, readLocalDay } from '../../domain/local-day.ts';

/** A press on a digest's button: of which desk and day it is, and which template is to be paused. */
export interface DigestPress {
  /** Wherever the button stands: a digest that somebody asked for elsewhere acts on its own desk. */
  readonly desk: ChannelId;
  readonly day: LocalDay;
  /** With Pause alone. */
  readonly template: TemplateKey | undefined;
}

/** The value of a digest's button: `<channel>|<YYYY-MM-DD>`, of Pause `<channel>|<YYYY-MM-DD>|<template key>`. */
export const digestValue = (desk: ChannelId, day: LocalDay, template?: TemplateKey) =>
  template === undefined ? `${desk}|${day}` : `${desk}|${day}|${template}`;

const press = z
  .tuple(
    [
      z
        .string()
        .regex(/^[CGD][A-Z0-9]+$/)
        .transform(channelId),
      z.string().refine((text) => readLocalDay(text) !== undefined),
    ],
    z.string().min(1).transform(templateKey),
  )
  .refine(([, , , ...rest]) => rest.length === 0)
  .transform(([desk, day, template]): DigestPress => ({ desk, day, template }));

/** Reads a digest's button; undefined when it is not one of ours, or from an older release: answer as stale. */
export const parseDigestValue = (value: string | undefined): DigestPress | undefined =>
  press.safeParse(value?.split('|')).data;
