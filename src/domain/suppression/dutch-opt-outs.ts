import { any, maybe, type OptOutWords } from './opt-out-words.ts';

const message = any('berichten', 'berichtjes', 'bericht', 'berichtje', 'dms?', 'pms?', 'spam', 'reclame', 'promoties');
const please = maybe('aub', 'alsjeblieft', 'alstublieft');
const me = any('me', 'mij', 'ons');
const you = any('je', 'jullie', 'u');
const contacting = any('berichten', 'schrijven', 'contacteren', 'spammen', 'appen', 'dmen', 'lastigvallen', 'storen');
const sending = `${message} (?:te )?${any('sturen', 'versturen')}`;
const those = any('die', 'deze', 'jullie', 'je', 'uw', 'al die', 'al deze', 'al jullie');
const writing = any(
  `met (?:${those} )?(?:${me} )?(?:te )?${any(contacting, sending)}`,
  `met ${those} ${message}`,
  `met het sturen van ${message}`,
  `(?:${me} )?${sending}`,
);
const stop = any('stop', 'hou op', 'houd op');
const leave = any('uitschrijven', 'afmelden', 'uit te schrijven', 'af te melden');
const noMore = any('niet meer', 'nooit meer');
const list = `${any('van', 'uit')} ${any('jullie', 'je', 'uw', 'deze', 'de')} ${any('lijst', 'mailinglijst', 'contacten')}`;
const receive = any('krijgen', 'ontvangen', 'zien');

/** "Stop ermee" is left out: it is as often said laughing. */
export const dutchOptOuts: OptOutWords = {
  words: (
    'stop|stop nu|stoppen|gelieve te stoppen|stop met sturen|niet meer sturen|stuur me niet meer|' +
    'afmelden|afmelding|uitschrijven|uitschrijving'
  ).split('|'),
  requests: [
    `${any('schrijf', 'meld')} ${any('me', 'mij')} ${any('uit', 'af')}`,
    `${any('me', 'mij')} ${leave}`,
    `te stoppen ${writing}`,
    `${any('contacteer', 'schrijf', 'app', 'bericht', 'dm', 'spam', 'stoor')} ${me} ${any('niet', noMore)}`,
    `stuur(?: ${me})?${please} ${any('geen', noMore)} (?:meer )?${message}${maybe('meer')}`,
    `stuur ${me}${please} ${any('niets', 'niks', 'nooit iets')}${maybe('meer')}`,
    `${me} ${noMore} (?:te )?${contacting}`,
    `${noMore} (?:te )?${any('contacteren', sending, message)}`,
    `geen ${any(`${message} meer`, `${message} meer ${any('sturen', 'te sturen', 'van jullie')}`, sending)}`,
    `ik ${any('wil', 'wens', 'hoef')} geen ${message}${maybe('meer')}${maybe('van jullie')}(?: (?:te )?${receive})?`,
    `ik ${any('wil', 'wens')} ${any('niets', 'niks')} meer${maybe('van jullie')} (?:te )?${receive}`,
    `ik ${any('wil', 'wens')} ${noMore} ${any('gecontacteerd', 'benaderd')} (?:te )?worden`,
    `ik ${any('wil', 'wens', 'zou')}${maybe('me', 'mij')}${maybe('graag')}${maybe('me', 'mij')} ${leave}`,
    `ik ${any('meld me af', 'schrijf me uit')}`,
    `ik wil dat ${you} ${any('stopt', 'stoppen')}(?: ${writing})?`,
    `laat ${any('me', 'mij')} ${any('met rust', 'gerust')}`,
    `${any('haal', 'verwijder', 'schrap')} ${any('me', 'mij')} ${list}`,
  ],
  askings: [
    `${stop} ${writing}`,
    `mag ik geen ${message} meer ${receive}`,
    `${any('kan', 'kun', 'kunnen', 'kunt', 'wil', 'willen', 'wilt', 'zou', 'zouden')} ${you}${please} ${any(
      `${any('stoppen', 'ophouden')} ${writing}`,
      `${any('me', 'mij')} ${any(leave, 'met rust laten', `${noMore} ${contacting}`, `${list} halen`)}`,
      `(?:${me} )?geen ${message} meer (?:te )?sturen`,
    )}`,
    `hoe ${any(`kan ik (?:me |mij )?${leave}`, 'schrijf ik me uit', 'meld ik me af')}`,
  ],
};
