import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core finds on the page that keeps somebody out: its serious and critical findings, in words. */
export async function barriersOn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    // Evaluated from outside: the page's own policy lets no script in.
    await frame.evaluate(axe.source);
    const { violations } = await frame.evaluate(() => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
      return inPage.run({ iframes: false });
    });
    for (const { id, impact, help, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      const where = nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`);
      found.push(`${id}: ${help}\n  ${where.slice(0, 5).join('\n  ')}`);
    }
  }
  return found;
}
