import { type Language, languages } from '../../domain/team/account.ts';

/**
 * The language for a Slack locale (`fr-FR`, `nl-NL`, `en-GB`); English for one we do not speak, or none.
 *
 * Source: the `locale` of users.info with `include_locale`, docs.slack.dev/reference/methods/users.info
 */
export function languageOf(slackLocale: string | undefined): Language {
  const spoken = slackLocale?.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === spoken) ?? 'en';
}
