import { type Browser, chromium, type Page } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type WindowOptions = {
  colorScheme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Somebody who has never been here: the tour and the hint show. */
  isNewcomer?: boolean;
};

/** Debian's Chromium. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
}

/** A window of its own, with nothing remembered from others. */
export async function openWindow(browser: Browser, url: string, options: WindowOptions = {}): Promise<Page> {
  const { colorScheme = 'light', width = 1440, height = 900, isNewcomer = false } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  if (!isNewcomer) {
    await context.addInitScript(() => {
      for (const known of ['tour', 'first-hint']) localStorage.setItem(`storydesk-${known}`, 'seen');
    });
  }
  const page = await context.newPage();
  await page.goto(url);
  return page;
}
