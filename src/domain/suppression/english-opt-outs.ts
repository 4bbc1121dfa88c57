import { any, maybe, type OptOutWords } from './opt-out-words.ts';

const message = any('messages?', 'msgs?', 'dms?', 'texts?', 'spam', 'promos?', 'promotions?', 'ads?', 'offers?');
const these = maybe('any', 'more', 'any more', 'these', 'this', 'those', 'your', 'such', 'all', 'all these', 'the');
const me = maybe('me', 'us', 'to me');
const contacting = any('writing', 'messaging', 'texting', 'contacting', 'dming', 'spamming', 'bothering', 'harassing');
const contact = any('write', 'message', 'text', 'contact', 'dm', 'spam', 'bother', 'disturb');
const again = maybe('again', 'any more', 'anymore', 'ever', 'ever again', 'in future', 'in the future');
const list = `${any('your', 'this', 'the mailing', 'the contact')}${maybe('mailing', 'contact', 'dm')}${maybe('lists?')}`;
const offTheList = `${any('remove', 'delete', 'take')} me ${any('from', 'off')} ${list}`;
const sending = `sending${me} ${any('this', 'these', 'those', 'stuff', 'this stuff')}`;
const stopContact = `${any('stop', 'quit')} ${any(
  `${contacting}${me}`,
  `sending${me}${these} ${message}`,
  sending,
  `with${these} ${message}`,
)}${again}`;
const noMore = `i ${any('do not', 'dont', 'no longer')} ${any('want', 'wish')}`;

/** "Stop" with an object that is not about messages ("the order", "by the shop") is none of these. */
export const englishOptOuts: OptOutWords = {
  words: 'stop|stop all|stopall|stop now|i said stop|unsubscribe|unsubscribe me|unsub|opt out|optout'.split('|'),
  requests: [
    'opt me out',
    'remove me',
    offTheList,
    `stop${these} ${message}`,
    `${any('do not', 'dont', 'never')} ${any(`${contact}(?: to)?${me}`, `send${me}${these} ${message}`)}${again}`,
    `${any('do not', 'dont')} send me anything ${any('again', 'any more', 'anymore', 'else')}`,
    `no ${any('more', 'further')} ${message}${maybe('from you')}`,
    `${noMore}${maybe('to get', 'to receive', 'to see')}${these} ${message}${maybe('from you')}${again}`,
    `${noMore} ${any(`you to ${contact} me`, 'to be contacted', 'to be messaged', 'to hear from you')}${again}`,
    `${any('i want', 'i wish', 'i would like', 'id like')} ${any(
      'to unsubscribe',
      'to opt out',
      `to stop ${any('getting', 'receiving')}${these} ${message}`,
      `you to stop(?: ${contacting}${me})?`,
      `off ${list}`,
    )}`,
    `unsubscribe me from ${any(list, `${any('these', 'your', 'all')} ${message}`)}`,
    `unsubscribe from ${any('these', 'this', 'your', 'all')}${maybe('your')} ${any(message, 'list')}`,
  ],
  askings: [
    stopContact,
    'leave me alone',
    `${any('can', 'could', 'will', 'would')} you (?:please )?${any(
      stopContact,
      `not ${contact} me${again}`,
      'unsubscribe me',
      'opt me out',
      'leave me alone',
      offTheList,
    )}`,
    `${any('how do i', 'how can i', 'can i')} ${any(
      'unsubscribe',
      'opt out',
      `stop (?:getting |receiving )?${any('these', 'your')} ${message}`,
    )}`,
  ],
};
