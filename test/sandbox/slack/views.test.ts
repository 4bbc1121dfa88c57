import type { App, ViewClosedAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { socketApp } from './bolt-app.ts';
import { ManualClock } from './manual-clock.ts';
import { errorOf } from './web-client.ts';
import { smallTeam } from './workspace-cast.ts';

let slack: LocalSlack;
let app: App;
let clock: ManualClock;
let trigger: string;

beforeEach(async () => {
  clock = new ManualClock();
  slack = await startLocalSlack(smallTeam({ clock }));
  app = socketApp(slack);
  app.shortcut('open', async ({ ack, body }) => {
    trigger = body.trigger_id;
    await ack();
  });
  await app.start();
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

function form(more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'snooze',
    title: plain('Snooze'),
    submit: plain('Snooze'),
    blocks: [
      {
        type: 'input',
        block_id: 'why',
        label: plain('Why?'),
        element: { type: 'plain_text_input', action_id: 'why', min_length: 2 },
      },
      {
        type: 'input',
        block_id: 'until',
        label: plain('Until'),
        optional: true,
        element: {
          type: 'static_select',
          action_id: 'until',
          options: [
            { text: plain('1 h'), value: '1h' },
            { text: plain('Tomorrow'), value: '1d' },
          ],
        },
      },
    ],
    ...more,
  };
}

/** Ana uses a shortcut: the app holds a fresh trigger afterwards. */
async function freshTrigger(): Promise<string> {
  await slack.as('U0ANA').shortcut('open');
  return trigger;
}

async function openForm(more: Partial<ModalView> = {}): Promise<string> {
  const { view } = await app.client.views.open({ trigger_id: await freshTrigger(), view: form(more) });
  return String(view?.id);
}

const titles = () => slack.openViews('U0ANA').map(({ content }) => (content.title as { text: string }).text);

describe('opening a modal', () => {
  test('takes a trigger no older than three seconds', async () => {
    const inTime = await freshTrigger();
    clock.advance(3000);
    expect(await errorOf(app.client.views.open({ trigger_id: inTime, view: form() }))).toBe('ok');

    const late = await freshTrigger();
    clock.advance(3001);
    expect(await errorOf(app.client.views.open({ trigger_id: late, view: form() }))).toBe('expired_trigger_id');
  });

  test('uses the trigger up', async () => {
    await openForm();

    expect(await errorOf(app.client.views.open({ trigger_id: trigger, view: form() }))).toBe('exchanged_trigger_id');
    expect(await errorOf(app.client.views.open({ trigger_id: '1.2.3', view: form() }))).toBe('invalid_trigger_id');
  });

  test('is refused with a pointer when the view is wrong, and the trigger stays good', async () => {
    const trigger_id = await freshTrigger();

    const refusal = await app.client.views
      .open({ trigger_id, view: form({ title: plain('x'.repeat(25)) }) })
      .catch((error: unknown) => error);

    expect(refusal).toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
      },
    });
    expect(await errorOf(app.client.views.open({ trigger_id, view: form() }))).toBe('ok');
  });

  test('stacks three at most', async () => {
    await openForm();
    const push = async () => errorOf(app.client.views.push({ trigger_id: await freshTrigger(), view: form() }));

    expect([await push(), await push(), await push()]).toEqual(['ok', 'ok', 'push_limit_reached']);
    expect(titles()).toHaveLength(3);
  });

  test('shares no external id with another open view', async () => {
    await openForm({ external_id: 'lead-1' });

    const again = app.client.views.push({ trigger_id: await freshTrigger(), view: form({ external_id: 'lead-1' }) });

    expect(await errorOf(again)).toBe('duplicate_external_id');
  });
});

describe('updating a modal', () => {
  test('finds it by id or external id, not once it is closed', async () => {
    const id = await openForm({ external_id: 'lead-1' });
    const view = form({ title: plain('Later'), external_id: 'lead-1' });

    expect(await errorOf(app.client.views.update({ external_id: 'lead-1', view }))).toBe('ok');
    expect(titles()).toEqual(['Later']);
    await slack.as('U0ANA').closeView(id);
    expect(await errorOf(app.client.views.update({ view_id: id, view }))).toBe('not_found');
  });

  test('with an old hash is a conflict', async () => {
    const id = await openForm();
    const hash = String(slack.openViews('U0ANA')[0]?.hash);
    const update = (more: object) => errorOf(app.client.views.update({ view_id: id, view: form(), ...more }));

    expect(await update({ hash })).toBe('ok');
    expect(await update({ hash })).toBe('hash_conflict');
  });

  test('keeps what was entered where the ids stay the same', async () => {
    app.view('snooze', async ({ ack }) => {
      await ack({ response_action: 'errors', errors: { why: 'Too vague' } });
    });
    const id = await openForm();
    await slack.as('U0ANA').submitView(id, { why: 'because', until: '1d' });

    const [, until] = form().blocks;
    await app.client.views.update({ view_id: id, view: form({ blocks: until ? [until] : [] }) });

    expect(slack.openViews('U0ANA')[0]?.state).toMatchObject({
      until: { until: { selected_option: { value: '1d' } } },
    });
    expect(slack.openViews('U0ANA')[0]?.state).not.toHaveProperty('why');
  });
});

describe('submitting a modal', () => {
  test('gives the app what was entered, and closes', async () => {
    const states: unknown[] = [];
    app.view('snooze', async ({ ack, view }) => {
      states.push(view.state.values);
      await ack();
    });
    const id = await openForm();

    const result = await slack.as('U0ANA').submitView(id, { why: { why: 'waiting' } });

    expect(result).toEqual({ acknowledgedInMs: 0 });
    expect(states).toEqual([
      {
        why: { why: { type: 'plain_text_input', value: 'waiting' } },
        until: { until: { type: 'static_select', selected_option: null } },
      },
    ]);
    expect(slack.openViews('U0ANA')).toEqual([]);
  });

  test('shows the app’s errors and keeps open, then clears', async () => {
    let answers = 0;
    app.view('snooze', async ({ ack }) => {
      answers += 1;
      await (answers === 1
        ? ack({ response_action: 'errors', errors: { why: 'Say more' } })
        : ack({ response_action: 'clear' }));
    });
    const id = await openForm();
    const ana = slack.as('U0ANA');

    const first = await ana.submitView(id, { why: 'hm' });
    expect(first).toMatchObject({ error: 'field_errors', fieldErrors: { why: 'Say more' } });
    expect(titles()).toEqual(['Snooze']);
    const second = await ana.submitView(id, { why: 'a reason' });

    expect([second.error, titles()]).toEqual([undefined, []]);
  });

  test('goes on to another view in its place or on top', async () => {
    app.view('snooze', async ({ ack }) =>
      ack({ response_action: 'update', view: form({ callback_id: 'sure', title: plain('Sure?') }) }),
    );
    app.view('sure', async ({ ack }) =>
      ack({ response_action: 'push', view: form({ callback_id: 'last', title: plain('Really?') }) }),
    );
    const id = await openForm();

    await slack.as('U0ANA').submitView(id, { why: 'one' });
    expect(titles()).toEqual(['Sure?']);
    await slack.as('U0ANA').submitView(id);

    expect(titles()).toEqual(['Sure?', 'Really?']);
    expect(slack.openViews('U0ANA')[1]).toMatchObject({ previousId: id, rootId: id });
  });

  test('does not reach the app with a mandatory field empty or too short', async () => {
    const id = await openForm();
    const before = slack.deliveries.length;
    const ana = slack.as('U0ANA');

    expect((await ana.submitView(id)).fieldErrors).toHaveProperty('why');
    expect((await ana.submitView(id, { why: 'x' })).fieldErrors).toEqual({ why: 'Enter at least 2 characters.' });
    expect(slack.deliveries).toHaveLength(before);
  });

  test.each([
    ['errors for a block that is no input', { response_action: 'errors', errors: { nothing: 'x' } }],
    ['a view Slack would refuse', { response_action: 'update', view: { type: 'modal', blocks: [] } }],
    ['an unknown response action', { response_action: 'dance' }],
  ])('shows an error when the app answers with %s', async (_what, answer) => {
    app.view('snooze', async ({ ack }) => ack(answer as never));
    const id = await openForm();

    const result = await slack.as('U0ANA').submitView(id, { why: 'one' });

    expect([result.error, titles()]).toEqual(['bad_answer', ['Snooze']]);
  });

  test('shows an error after three seconds without an answer, and notes when it came late', async () => {
    let answer = (): void => {};
    const heard = new Promise<void>((resolve) => {
      app.view('snooze', async ({ ack }) => {
        resolve();
        await new Promise<void>((go) => {
          answer = go;
        });
        await ack();
      });
    });
    const id = await openForm();
    const submitting = slack.as('U0ANA').submitView(id, { why: 'one' });
    await heard;

    clock.advance(3000);
    expect(await submitting).toEqual({ acknowledgedInMs: undefined, error: 'timeout' });
    expect(titles()).toEqual(['Snooze']);

    clock.advance(500);
    answer();
    await expect.poll(() => slack.deliveries.at(-1)?.acknowledgedInMs).toBe(3500);
  });
});

describe('closing a modal', () => {
  test('is told to the app only if it asked', async () => {
    const closed: [string, boolean][] = [];
    app.view({ callback_id: 'snooze', type: 'view_closed' }, async ({ ack, body, view }) => {
      await ack();
      closed.push([view.id, (body as ViewClosedAction).is_cleared]);
    });
    const quiet = await openForm();
    await slack.as('U0ANA').closeView(quiet);
    const loud = await openForm({ notify_on_close: true });
    await slack.as('U0ANA').closeView(loud);

    expect(closed).toEqual([[loud, false]]);
  });

  test('with the x clears the stack and names its first view', async () => {
    const closed: [string, boolean][] = [];
    app.view({ callback_id: 'snooze', type: 'view_closed' }, async ({ ack, body, view }) => {
      await ack();
      closed.push([view.id, (body as ViewClosedAction).is_cleared]);
    });
    const root = await openForm({ notify_on_close: true });
    await app.client.views.push({ trigger_id: await freshTrigger(), view: form() });
    const top = String(slack.openViews('U0ANA')[1]?.id);

    await slack.as('U0ANA').closeView(top, 'x');

    expect(closed).toEqual([[root, true]]);
    expect(titles()).toEqual([]);
  });
});

describe('controls inside views', () => {
  test('press with the view and its state, and keep the choice', async () => {
    const bodies: unknown[] = [];
    app.action('until', async ({ ack, body }) => {
      await ack();
      bodies.push(body);
    });
    const id = await openForm();

    await slack.as('U0ANA').press({ viewId: id, actionId: 'until', value: '1h' });

    expect(bodies).toMatchObject([
      {
        container: { type: 'view', view_id: id },
        view: { id, state: { values: { until: { until: { selected_option: { value: '1h' } } } } } },
        actions: [{ type: 'static_select', block_id: 'until', selected_option: { value: '1h' } }],
      },
    ]);
  });

  test('an external menu asks the app for options, and takes one of them', async () => {
    app.options('viewer', async ({ ack, options }) =>
      ack({ options: [{ text: plain(`@${options.value}`), value: options.value }] }),
    );
    const id = await openForm({
      blocks: [
        {
          type: 'input',
          block_id: 'viewer',
          label: plain('Viewer'),
          element: { type: 'external_select', action_id: 'viewer', min_query_length: 1 },
        },
      ],
    });
    const states: unknown[] = [];
    app.view('snooze', async ({ ack, view }) => {
      states.push(view.state.values.viewer?.viewer?.selected_option);
      await ack();
    });

    const { options } = await slack.as('U0ANA').suggest({ viewId: id, actionId: 'viewer', typed: 'mia' });
    await slack.as('U0ANA').submitView(id, { viewer: options[0] ?? null });

    expect(options).toEqual([{ text: plain('@mia'), value: 'mia' }]);
    expect(states).toEqual(options);
  });

  test('on the Home tab press too', async () => {
    const bodies: unknown[] = [];
    app.action('next', async ({ ack, body }) => {
      await ack();
      bodies.push(body);
    });
    const { view } = await app.client.views.publish({
      user_id: 'U0ANA',
      view: {
        type: 'home',
        blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'next', text: plain('Next') }] }],
      },
    });

    await slack.as('U0ANA').press({ viewId: String(view?.id), actionId: 'next' });

    expect(bodies).toMatchObject([{ view: { type: 'home', id: view?.id }, trigger_id: expect.any(String) }]);
    expect(await slack.as('U0BEN').press({ viewId: String(view?.id), actionId: 'next' })).toMatchObject({
      error: 'not_visible',
    });
  });
});
