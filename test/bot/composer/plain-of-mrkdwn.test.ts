import { describe, expect, test } from 'vitest';
import { plainOfMrkdwn } from '../../../src/bot/composer/plain-of-mrkdwn.ts';
import { hostileTexts } from '../messages/hostile-texts.ts';

describe('what somebody wrote in Slack, for somebody outside', () => {
  test.each([
    ['loses its marks', '*Hi* _Léa_, ~no~ `yes`', 'Hi Léa, no yes'],
    ['keeps marks that are letters', 'snake_case 2*3*4 a~b', 'snake_case 2*3*4 a~b'],
    ['loses code fences and quotes', '```code here```\n&gt; quoted', 'code here\nquoted'],
    ['shows a link as its address', 'see <https://a.example/x_y_z>', 'see https://a.example/x_y_z'],
    ['does not say an address twice', '<https://a.example|a.example>', 'https://a.example'],
    ['keeps what a link is called', '*<https://a.example|our shop>*', 'our shop https://a.example'],
    ['writes addresses of mail as they are', '<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['names people and channels where Slack did', '<@U0ANA|ana> in <#C0DESK|desk>', '@ana in #desk'],
    ['drops ids that mean nothing outside', 'ask <@U0ANA> please', 'ask  please'],
    ['shows dates in their fallback', '<!date^1^{time}|10:00>', '10:00'],
    ['turns entities back', '5 &lt; 6 &amp;&amp; 7 &gt; 6', '5 < 6 && 7 > 6'],
    ['keeps lines', ' one\ntwo ', 'one\ntwo'],
  ])('%s', (_, written, plain) => {
    expect(plainOfMrkdwn(written)).toBe(plain);
  });

  test.each(Object.entries(hostileTexts))('is never lost to %s', (_, text) => {
    expect(typeof plainOfMrkdwn(text)).toBe('string');
  });
});
