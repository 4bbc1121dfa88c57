import type { Stage } from '../serve/stage.ts';
import { faultPieces } from './fault-pieces.ts';
import { instagramPieces } from './instagram-pieces.ts';
import { namesOf } from './names-of.ts';
import { phonePieces } from './phone-pieces.ts';
import type { Piece } from './piece.ts';
import { channelPieces, personPieces } from './slack-pieces.ts';
import { timePieces } from './time-pieces.ts';
import { viewerListPiece } from './viewer-list-piece.ts';

/** Who looks at a page: somebody of the team, with the phone of a viewer beside them. */
export type Onlooker = { person: string; viewer: string | undefined };

/** The whole page for each onlooker; what is the same for everybody is drawn once. */
export function piecesFor({ slack, instagram, day, clock, faults, channel, zone }: Stage): (who: Onlooker) => Piece[] {
  const names = namesOf(slack);
  const stories = instagram.stories();
  const shared = [
    ...channelPieces(slack, channel, names),
    ...instagramPieces(instagram, slack, day),
    ...timePieces(clock, stories, zone),
    ...faultPieces(faults),
    viewerListPiece(stories),
  ];
  return ({ person, viewer }) => [
    ...shared,
    ...personPieces(slack, person, channel, names, shared),
    ...phonePieces(instagram, viewer),
  ];
}
