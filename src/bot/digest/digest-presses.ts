import { cardOf, reportOf, reportParts } from '../../domain/card/post.ts';
import { askedDigest } from '../../domain/digest/asked-digest.ts';
import { workingHoursOf } from '../../domain/digest/digest-hours.ts';
import { postReport } from '../../domain/digest/make-digest.ts';
import { dayPeriod } from '../../domain/figures/period.ts';
import { readFigures } from '../../domain/figures/read-figures.ts';
import { claimLeftovers } from '../../domain/lead/claim-leftovers.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import { requeueMissed } from '../../domain/lead/requeue-missed.ts';
import type { LocalDay } from '../../domain/local-day.ts';
import { mayDo } from '../../domain/team/rights.ts';
import { archive } from '../../domain/template/save-template.ts';
import type { Bot } from '../bot.ts';
import { nameOf } from '../lead/lead-press.ts';
import { cardLink } from '../messages/card-link.ts';
import { foreignMrkdwn } from '../messages/foreign-text.ts';
import { joinMrkdwn, type Mrkdwn } from '../messages/mrkdwn.ts';
import { personLink } from '../messages/person-name.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { templateTitle } from '../messages/template-name.ts';
import type { ButtonListener, ButtonPress, Outcome } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { tellAnswer } from '../tell-outcome.ts';
import { type DigestPress, parseDigestValue } from './digest-value.ts';
import { type OnDesk, onDesk } from './on-desk.ts';
import { peopleAnswer } from './people-answer.ts';

const titleRoom = { graphemes: 60, units: 120 };

/** Claim leftovers: the hottest that wait are theirs, each with a link to its card. */
export const claimLeftoversButton = (bot: Bot): ButtonListener =>
  fromDigest(bot, async (press) =>
    onDesk(bot, press, 'claim', async ({ who, accounts }) => {
      const taken = await claimLeftovers(bot.desk, {
        team: bot.identity.team,
        by: press.by,
        cause: 'digest',
        accounts: accounts.map(({ id }) => id),
      });
      if (taken.length === 0) {
        await press.tell(refusalMessage({ kind: 'queue-empty' }, who));
        return 'refused queue-empty';
      }
      const links = await Promise.all(taken.map((lead) => linkTo(bot, lead, accounts[0].desk, who)));
      await press.tell({
        text: sayMrkdwn(who.language, 'digestAnswer.claimed', {
          count: taken.length,
          who: joinMrkdwn(links, ', '),
          minutes: bot.desk.settings.rhythm.leaseMinutes,
        }),
      });
      return `claimed ${taken.length}`;
    }),
  );

/** Requeue missed: what somebody has and is late with is everybody's again. */
export const requeueMissedButton = (bot: Bot): ButtonListener =>
  fromDigest(bot, async (press) =>
    onDesk(bot, press, 'requeue-missed', async ({ who, accounts }) => {
      const requeued = await requeueMissed(bot.desk, { by: press.by, cause: 'digest' }, accounts);
      await press.tell({ text: sayMrkdwn(who.language, 'digestAnswer.requeued', { count: requeued.length }) });
      return `requeued ${requeued.length}`;
    }),
  );

/** Pause: the losing template goes to the archive, from where it can be restored. */
export const pauseTemplateButton = (bot: Bot): ButtonListener =>
  fromDigest(bot, async (press, { template: key }) =>
    onDesk(bot, press, 'manage-templates', async ({ who }) => {
      const { team } = bot.identity;
      const before = key && (await bot.desk.database.stores.templates.find(team, key));
      const paused = before && (await archive(bot.desk, { team, key: before.key, by: press.by }));
      if (!before || !paused?.ok) return tellAnswer(press, who, { kind: 'stale' });
      const said = before.archived ? 'digestAnswer.pausedBefore' : 'digestAnswer.paused';
      await press.tell({
        text: sayMrkdwn(who.language, said, {
          title: foreignMrkdwn(templateTitle(before.key, [before], who.language), titleRoom),
        }),
      });
      return before.archived ? 'paused before' : 'paused';
    }),
  );

/** Full report: table after table, in the thread of the digest. */
export const fullReportButton = (bot: Bot): ButtonListener =>
  fromDigest(bot, async (press, { day }) =>
    onDesk(bot, press, 'see-desk', async ({ who, accounts }) => {
      const [account] = accounts;
      const { posts, digests } = bot.desk.database.stores;
      if (!(await digests.find(account.team, account.desk, day))) return tellAnswer(press, who, { kind: 'stale' });
      const first = await posts.find(account.team, reportOf(account.desk, day, reportParts[0]));
      const isThere = first?.messageTs !== undefined;
      if (!isThere) await postReport(bot.desk, account, day);
      const said = isThere ? 'digestAnswer.reportThere' : 'digestAnswer.report';
      await press.tell({ text: sayMrkdwn(who.language, said) });
      // What a whole channel may not read is told to a manager alone.
      if (mayDo(who, 'see-people').ok) await tellPeople(bot, press, accounts, day, who);
      return isThere ? 'report is there' : 'report wanted';
    }),
  );

async function tellPeople(
  { desk }: Bot,
  press: ButtonPress,
  accounts: OnDesk['accounts'],
  day: LocalDay,
  { language }: Colleague,
): Promise<void> {
  const { stores } = desk.database;
  const asked = await askedDigest(stores, desk.settings, accounts, day, desk.clock.now());
  if (!asked.ok) return;
  const [account] = accounts;
  const whose = { team: account.team, accounts: accounts.map(({ id }) => id) };
  const hours = workingHoursOf(desk.settings.digest, account);
  const period = dayPeriod(day, account.timeZone);
  const figures = await readFigures(stores, desk.settings, whose, period, hours, asked.value.asOf);
  await press.tell(peopleAnswer(figures, language));
}

/** Takes the receipt first, and answers a digest of an older release. */
export const fromDigest =
  (bot: Bot, perform: (press: ButtonPress, value: DigestPress) => Promise<Outcome>): ButtonListener =>
  async (press) => {
    await press.ack();
    const value = parseDigestValue(press.value);
    const isDesk = value && (await bot.desk.database.stores.accounts.ofDesk(bot.identity.team, value.desk)).length > 0;
    // A desk that has moved must not have its old buttons act on another one.
    if (!value || !isDesk) return tellAnswer(press, bot.teammates.readerOf(press.by), { kind: 'stale' });
    return perform({ ...press, channel: value.desk }, value);
  };

async function linkTo(
  bot: Bot,
  lead: Lead,
  desk: Parameters<typeof cardLink>[1],
  { language }: Colleague,
): Promise<Mrkdwn> {
  const post = await bot.desk.database.stores.posts.find(lead.team, cardOf(lead.id));
  const who = personLink(await nameOf(bot, lead), language);
  return post?.messageTs
    ? joinMrkdwn([who, cardLink(lead.team, desk, post.messageTs, sayMrkdwn(language, 'link.card'))], ' ')
    : who;
}
