import { ConversionToldMeanwhile } from '../../domain/conversion/conversion-store.ts';
import { LeadChangedMeanwhile } from '../../domain/lead/lead-store.ts';
import { TemplateChangedMeanwhile } from '../../domain/template/template-store.ts';
import { TouchChangedMeanwhile } from '../../domain/touch/touch-store.ts';

/** Each means that somebody else was faster; so often in a row it is not by chance. */
const mostChanges = 6;

/** Whoever changed the lead, say, has committed by now, so there is nothing to wait for. */
export async function retryChanges<T>(transaction: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times++) {
    try {
      return await transaction();
    } catch (error) {
      if (times === mostChanges || !isChangedMeanwhile(error)) throw error;
    }
  }
}

const isChangedMeanwhile = (error: unknown) =>
  error instanceof LeadChangedMeanwhile ||
  error instanceof TouchChangedMeanwhile ||
  error instanceof TemplateChangedMeanwhile ||
  error instanceof ConversionToldMeanwhile;
