import type { KnownBlock } from '@slack/types';
import type { Language } from '../../domain/team/account.ts';
import { fillTemplate } from '../../domain/template/fill-template.ts';
import type { Finding } from '../../domain/template/lint-template.ts';
import type { Wording } from '../../domain/template/template.ts';
import { maxMessageBytes } from '../../domain/touch/message-bytes.ts';
import { cut } from '../messages/cut.ts';
import { findingSentence } from '../messages/finding-sentence.ts';
import { foreignPlain } from '../messages/foreign-text.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { context, plainSection } from '../messages/text-blocks.ts';

/** More than the longest message that can be sent, and less than a text of Slack's holds. */
const previewRoom = { graphemes: 1500, units: 2900 };
const findingsRoom = { graphemes: 1500, units: 2900 };

/** A wording as a viewer would read it, and what is wrong with it; nothing while nothing is written. */
export function wordingPreview(
  { language, variant, text }: Wording,
  findings: readonly Finding[],
  reader: Language,
): KnownBlock[] {
  if (text.trim() === '') return [];
  const id = `template_preview_${variant}_${language}`;
  const filled = fillTemplate({ language, text }, sampleFilling(language));
  const own = findings.filter(
    (finding) => finding.about === 'wording' && finding.language === language && finding.variant === variant,
  );
  const preview = { bytes: filled.bytes, most: maxMessageBytes };
  return [
    context(`${id}_of`, sayMrkdwn(reader, 'templates.preview', preview)),
    plainSection(id, shown(filled.text)),
    plainSection(
      `${id}_findings`,
      own.length === 0 ? `✅ ${say(reader, 'templates.ready')}` : findingLines(own, reader),
    ),
  ];
}

/** What is wrong with the template as a whole. */
export function wholeFindings(findings: readonly Finding[], reader: Language): KnownBlock[] {
  const whole = findings.filter(({ about }) => about === 'template');
  if (whole.length === 0) return [];
  return [plainSection('template_findings', `${say(reader, 'templates.whole')}\n${findingLines(whole, reader)}`)];
}

const findingLines = (findings: readonly Finding[], reader: Language) =>
  cut(
    findings
      .map(({ severity, fault }) => `${severity === 'error' ? '⛔' : '⚠️'} ${findingSentence(fault, reader)}`)
      .join('\n'),
    findingsRoom,
  );

/** Line by line, as lines are part of a message; nothing in it may look like a mention of somebody. */
const shown = (text: string) =>
  cut(
    text
      .split('\n')
      .map((line) => foreignPlain(line, previewRoom))
      .join('\n'),
    previewRoom,
  ).trim() || '…';

/** Marie, who saw a story, and Léa, who answers her: what a preview is filled with. */
const sampleFilling = (language: Language) => ({
  displayName: 'Marie Dupont',
  userName: 'marie.dupont',
  storyTopic: say(language, 'templates.sample.story'),
  link: 'https://shop.example/s/4f7a',
  agentName: 'Léa',
  answers: new Map<string, string>(),
});
