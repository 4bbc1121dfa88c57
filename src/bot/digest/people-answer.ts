import type { Figures } from '../../domain/figures/figures.ts';
import type { Language } from '../../domain/team/account.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import { renderPersonTable, renderPlainPersonTable } from './render-person-table.ts';

/** Figures per person, for one manager alone. */
export function peopleAnswer(figures: Figures, language: Language): PrivateMessage {
  const { blocks } = renderPlainPersonTable(figures, language);
  return { ...renderPersonTable(figures, language), ...(blocks && { plain: blocks }) };
}
