import type { FaultSwitches } from '../../fault-switches.ts';
import { html } from '../html.ts';
import { type Piece, piece } from './piece.ts';

/** The switches for what may go wrong outside. */
export function faultPieces(faults: FaultSwitches): Piece[] {
  const drawn = faults
    .all()
    .map(
      ({ name, label, isOn }) =>
        html`<button type="button" role="switch" class="switch" data-fault="${name}" data-key="${name}" aria-checked="${String(isOn)}"><span>${label}</span></button>`,
    );
  const on = faults.all().filter(({ isOn }) => isOn).length;
  return [
    piece('faults', html`${drawn}`),
    piece('faults-on', html`${on > 0 && html`<span class="unread">${on} on</span>`}`),
  ];
}
