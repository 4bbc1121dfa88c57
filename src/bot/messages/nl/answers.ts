import type { englishAnswers } from '../en/answers.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchAnswers = {
  'refusal.alreadyClaimed': '{owner} was je voor: {who} opgepakt om {when}. Pak je de volgende?',
  'refusal.alreadyAnswered': '{owner} heeft {who} en schreef om {when}. Pak je de volgende?',
  'refusal.notYours':
    '{owner} heeft deze lead ({who}). Alleen diegene zelf, wie dienst heeft of een manager kan dit doen.',
  'refusal.won': '{by} zette {who} om {when} op gewonnen. Klopt dat niet, kies dan “Heropenen” op de kaart.',
  'refusal.lost': '{by} zette {who} om {when} op verloren. Klopt dat niet, kies dan “Heropenen” op de kaart.',
  'refusal.optedOut':
    'Sinds {when} wil {who} geen berichten meer, dus hier is niets te doen. Klopt dat niet, dan kan een manager heropenen.',
  'refusal.optedOutBy':
    '{by} noteerde om {when} dat {who} geen berichten meer wil. Klopt dat niet, dan kan een manager heropenen.',
  'refusal.dismissed': '{by} zette {who} om {when} opzij: geen lead. Klopt dat niet, kies dan “Heropenen” op de kaart.',
  'refusal.snoozed': '{by} stelde {who} uit tot {until}. De lead komt vanzelf terug, of zodra deze persoon iets doet.',
  'refusal.notSnoozed': 'Intussen heeft iemand {who} weer opgepakt. De kaart laat zien hoe het ervoor staat.',
  'refusal.inThePast': 'Dat moment is voorbij. Kies er een dat nog komt.',
  'refusal.wantsNoMessages':
    'Niemand mag {who} schrijven: deze persoon wil geen berichten meer. Alleen een manager kan dit heropenen.',
  'refusal.notClaimed': 'Niemand heeft deze lead. Wil jij hem? Kies dan eerst “Ik pak ’m”.',
  'refusal.notClosed':
    'Deze lead is niet gesloten, dus er is niets te heropenen. De kaart laat zien hoe het ervoor staat.',
  'refusal.newerLead': 'Deze persoon heeft intussen een nieuwere kaart. Ga daar verder.',
  'refusal.alreadyPassed':
    'Je hebt hier al gepast: je krijgt hem niet meer aangeboden. Oppakken kan nog steeds als je je bedenkt.',
  'refusal.unknownLead': 'Deze lead is er niet meer. “Ik pak de volgende” geeft je een andere.',
  'refusal.queueEmpty': 'Er wacht nu niets op je. Nieuwe leads verschijnen vanzelf in het kanaal.',
  'refusal.guest': 'Gasten kunnen meekijken, maar niets doen. Vraag het een lid van het kanaal.',
  'refusal.outsider': 'Alleen leden van deze workspace kunnen hier iets doen. Vraag het iemand in het kanaal.',
  'refusal.deactivated': 'Dit Slack-account is uitgeschakeld en kan hier niets doen. Vraag het een beheerder.',
  'refusal.bot': 'Apps en bots kunnen hier niets doen: elke lead heeft een mens nodig.',
  'refusal.notInDesk': 'Dit kunnen alleen leden van het kanaal. Word lid en probeer het opnieuw.',
  'refusal.notInThisDesk': 'Dit kunnen alleen leden van {desk}. Word lid en probeer het opnieuw.',
  'refusal.needsMonitor':
    'Dit kan alleen wie dienst heeft bij deze story, of een manager. Neem de dienst, of vraag het hun.',
  'refusal.needsThisMonitor':
    'Dit kan alleen {monitor}, die dienst heeft bij deze story, of een manager. Vraag het hun.',
  'refusal.needsManager':
    'Dit kan alleen een manager: wie de instellingen noemen, anders de beheerders van deze workspace. Vraag het een van hen.',
  'refusal.noNames': 'In deze tekst staat geen gebruikersnaam. Plak één naam per regel, zoals Instagram ze toont.',
  'refusal.unknownStory': 'Deze story is hier niet bekend. Kies een andere, of open hem met /storydesk story.',
  'refusal.storyOver':
    'Deze story is voorbij, dus hier is er niets meer aan te veranderen. Kies een story die live staat.',
  'refusal.shiftTaken':
    '{monitor} heeft dienst bij deze story. Diegene kan stoppen, of een manager kan de dienst beëindigen.',
  'refusal.noShift': 'Niemand heeft dienst bij deze story. Wil jij? “Ik neem de dienst”.',
  'answer.claimed': 'Je hebt {who} tot {until}. Alles wat je ermee doet, verlengt die tijd.',
  'answer.claimedNext': 'Voor jou: {tier} · {who}, tot {until}.',
  'answer.takenOver': '{who} is nu van jou.',
  'answer.tookNext': 'Voor jou: {tier} · {who}. Deze persoon schreef, en niemand had de lead.',
  'answer.released': '{who} staat weer in de wachtrij.',
  'answer.givenBack': '{who} is van niemand meer: iedereen kan het overnemen.',
  'answer.passed': 'Gepast: {who} blijft in de wachtrij voor de anderen.',
  'answer.dismissed': '{who} is opzijgezet. Met “Heropenen” op de kaart haal je de lead terug.',
  'answer.won': '{who} is gewonnen. Knap gedaan!',
  'answer.lost': '{who} is gesloten als verloren. Met “Heropenen” op de kaart haal je de lead terug.',
  'answer.snoozed': '{who} is uitgesteld tot {until}, of tot deze persoon iets doet.',
  'answer.woken': '{who} is terug.',
  'answer.optedOut': 'Niemand schrijft {who} nog. Wat klaarstond om te versturen, wordt tegengehouden.',
  'answer.reopened': 'Heropend: {who} staat weer waar het gebleven was.',
  'answer.tookShift': 'Je hebt nu dienst bij {story}.',
  'answer.leftShift': 'Je dienst bij {story} is voorbij. Er let nu niemand op.',
  'answer.openedStory': '{story} is open. Het bord verschijnt in {desk}.',
  'answer.stale':
    'Deze knop is verouderd, dus er is niets veranderd. De nieuwste kaart of het bord staat in het kanaal.',
  'answer.notChecked': 'Slack kon me net niet zeggen wie je bent, dus er is niets veranderd. Probeer het zo opnieuw.',
  'answer.failed':
    'Er ging iets mis, en er is niets veranderd. Probeer het opnieuw; blijft het zo, vraag een beheerder om /storydesk doctor te bekijken.',
} as const satisfies TranslationOf<typeof englishAnswers>;
