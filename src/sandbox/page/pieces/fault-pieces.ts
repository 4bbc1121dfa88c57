import type { FaultSwitches } from '../../fault-switches.ts';
import { html } from '../html.ts';
import { type Piece, piece } from './piece.ts';

/** The switches for what may go wrong outside. */
export function faultPieces(faults: FaultSwitches): Piece[] {
  const drawn = faults
    .all()
    .map(
      ({ name, label, isOn }) =>
        html`<button type="button" role="switch" data-fault="${name}" data-key="${name}" aria-checked="${String(isOn)}">${label}</button>`,
    );
  return [piece('faults', html`${drawn}`)];
}
