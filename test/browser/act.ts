import type { Page } from 'playwright-core';

/** What the page does when somebody acts on it, several in a row without the time that a hand takes. */
export const act = (page: Page, name: string, body: object) =>
  page.evaluate(
    async ([path, json]) => {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: json,
      });
      return (await response.json()) as Record<string, unknown>;
    },
    [`/act/${name}`, JSON.stringify(body)] as const,
  );
