import { z } from 'zod';
import { leadId, type TemplateKey, templateKey } from '../../domain/ids.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import { type Language, languages } from '../../domain/team/account.ts';
import type { Suggestion } from '../../domain/template/suggest-templates.ts';
import type { LeadPress } from '../card/lead-value.ts';

/** A press on a suggested template. */
export interface SuggestionPress extends LeadPress {
  readonly template: TemplateKey;
  readonly language: Language;
}

/** The value of Use: `<lead id>|<version>|<template key>|<language>`. */
export const suggestionValue = ({ id, version }: Pick<Lead, 'id' | 'version'>, { template, language }: Suggestion) =>
  [id, version, template.key, language].join('|');

const press = z
  .tuple([
    z.string().min(1).transform(leadId),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
    z.string().min(1).transform(templateKey),
    z.enum(languages),
  ])
  .transform(([lead, version, template, language]): SuggestionPress => ({ lead, version, template, language }));

/** Reads Use; undefined when it is not one of ours, or from an older release: answer as stale. */
export const parseSuggestionValue = (value: string | undefined): SuggestionPress | undefined =>
  press.safeParse(value?.split('|')).data;
