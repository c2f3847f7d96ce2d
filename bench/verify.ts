import { address, asVisitor, haveRun, type Lab, look, press, until } from './browser.ts';
import { ordinary } from './page.ts';
import type { Widget } from './widget.ts';

/** Milliseconds in which a banner must come and go, and scripts must run. */
const SOON = 8000;

/**
 * Looks whether a page does its job: asks, holds meanwhile, releases each script once, remembers both answers.
 * @returns what it does not do
 */
export async function verify(lab: Lab, widget: Widget): Promise<string[]> {
  const problems: string[] = [];
  const complain = (isWrong: boolean, what: string) => {
    if (isWrong) problems.push(what);
  };
  const visit = (answer: 'accept' | 'refuse') =>
    asVisitor(lab, async visitor => {
      const page = await visitor.newPage();
      const ids = () => page.evaluate(() => runs.map(([id]) => id).sort());
      const sees = () => page.evaluate(look, widget.banner);
      await page.goto(address(lab, widget.id));
      await until('the banner', sees, SOON);
      await page.waitForLoadState('networkidle');
      complain((await ids()).length > 0, 'scripts ran before an answer');
      await press(page, widget[answer]);
      await until('the end of the banner', async () => !(await sees()), SOON);
      for (const moment of ['after', 'on the page after']) {
        if (answer === 'accept') await haveRun(page, ordinary.length, SOON).catch(() => {});
        await page.waitForLoadState('networkidle');
        const all = answer === 'accept' ? ordinary.map(({ id }) => id).sort() : [];
        const found = await ids();
        complain(
          `${found}` !== `${all}`,
          `${moment} “${answer}” there ran: ${found.join(', ') || 'nothing'}`,
        );
        complain(!!(await sees()), `${moment} “${answer}” the banner is there`);
        if (moment === 'after') await page.goto(address(lab, widget.id));
      }
    });
  const failed = (error: Error) => complain(true, error.message);
  await Promise.all([visit('accept').catch(failed), visit('refuse').catch(failed)]);
  return problems;
}
