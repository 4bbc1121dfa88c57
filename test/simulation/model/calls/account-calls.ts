import { languages } from '../../../../src/domain/team/account.ts';
import type { AccountStore } from '../../../../src/domain/team/account-store.ts';
import type { AccountPause } from '../../../../src/domain/touch/sending-account.ts';
import { anAccount } from '../../../domain/builders.ts';
import type { CallsOf, Draw } from './draw.ts';

export function accountCalls(draw: Draw): CallsOf<AccountStore> {
  const { team, id } = draw.account();
  const account = anAccount({
    team,
    id,
    desk: draw.channel(),
    language: draw.pick(languages),
    userName: draw.maybe(draw.pick(['atelier', 'atelier.paris'])),
    ...(draw.isSo(0.3) && { login: 'facebook' as const, pageId: 'page-1' }),
  });
  const now = draw.minute();
  const token = draw.pick(['IG-1', 'IG-2']);
  const renewed = { token, refreshedAt: draw.maybe(draw.minute()), expiresAt: draw.maybe(draw.hour()) };
  const isApproved = draw.isSo(0.5);
  const because = draw.maybe('Instagram refuses the token');
  const pause = draw.pick<AccountPause | undefined>([
    undefined,
    { because: 'token', until: undefined },
    { because: 'rate-limit', until: draw.hour() },
    { because: 'restricted', until: draw.hour() },
    { because: 'policy', until: undefined },
  ]);
  const at = draw.pick(['07:30', '09:00']);
  return {
    all: (store) => store.all(),
    find: (store) => store.find(team, id),
    ofDesk: (store) => store.ofDesk(team, account.desk),
    put: (store) => store.put(account, now),
    access: (store) => store.access(team, id),
    pausedBecause: (store) => store.pausedBecause(team, id),
    adoptToken: (store) => store.adoptToken(team, id, token),
    putToken: (store) => store.putToken(team, id, renewed),
    putUserName: (store) => store.putUserName(team, id, `name.${token}`),
    digestTime: (store) => store.digestTime(team, id),
    putDigestTime: (store) => store.putDigestTime(team, id, at),
    sending: (store) => store.sending(team, id),
    pauseSending: (store) => store.pauseSending(team, id, pause),
    restrictions: (store) => store.restrictions(team, id),
    forgetRestrictions: (store) => store.forgetRestrictions(team, id),
    putHumanAgent: (store) => store.putHumanAgent(team, id, isApproved),
    refuseHumanAgent: (store) => store.refuseHumanAgent(team, id, now),
    pause: (store) => store.pause(team, id, because, now),
  };
}
