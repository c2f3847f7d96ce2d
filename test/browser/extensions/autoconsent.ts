import { readFileSync } from 'node:fs';
import type { AutoConsentCMPRule, ContentScriptMessage } from '@duckduckgo/autoconsent';
import { expect } from 'vitest';
import { fromRoot } from '../harness/root.ts';
import type { Visitor } from '../harness/visitor.ts';
import { type Place, TRY } from '../journeys/steps.ts';

const read = (path: string) => readFileSync(fromRoot(path), 'utf8');
const PACKAGE = 'node_modules/@duckduckgo/autoconsent';
const CONTENT_SCRIPT = read(`${PACKAGE}/dist/autoconsent.playwright.js`);
const RULE: AutoConsentCMPRule = JSON.parse(read('integrations/autoconsent/hallpass.json'));
/** Ours among all that the engine comes with. */
const RULES = { autoconsent: [...JSON.parse(read(`${PACKAGE}/rules/rules.json`)).autoconsent, RULE] };

type Action = 'optOut' | 'optIn';

/** Answers the engine's content script as its background does; `said` grows with what it reports. */
async function background({ page }: Visitor, autoAction: Action, said: ContentScriptMessage[]) {
  // From the third time on, it looks again only when something changes: where nothing is to be found, that is long.
  const config = { enabled: true, autoAction, isMainWorld: true, enablePrehide: false, detectRetries: 1 };
  await page.exposeBinding('autoconsentSendMessage', async ({ frame }, message: ContentScriptMessage) => {
    said.push(message);
    const answer = (reply: object) =>
      frame.evaluate(reply => Reflect.get(window, 'autoconsentReceiveMessage')(reply), reply);
    if (message.type === 'init') await answer({ type: 'initResp', rules: RULES, config });
    // It has none for an acceptance.
    if (message.type === 'autoconsentDone' && autoAction === 'optOut') await answer({ type: 'selfTest' });
  });
  await page.addInitScript(CONTENT_SCRIPT);
}

/** Somebody with the extension comes to the page; resolves when it has nothing more to do. */
export async function visit(here: Place, autoAction: Action, options: Parameters<Place['open']>[1] = {}) {
  const said: ContentScriptMessage[] = [];
  const visitor = await here.open(TRY, {
    ...options,
    prepare: visitor => background(visitor, autoAction, said),
  });
  const last = autoAction === 'optOut' ? 'selfTestResult' : 'autoconsentDone';
  await expect
    .poll(() =>
      said.some(
        message =>
          message.type === last ||
          (message.type === 'report' && message.state.lifecycle === 'nothingDetected'),
      ),
    )
    .toBe(true);
  return { visitor, said };
}

/** What the engine claims, in order, without its progress reports. */
export const claims = (said: ContentScriptMessage[]) =>
  said.flatMap(message => {
    if (message.type === 'autoconsentDone') return [`done, ${message.totalClicks} click`];
    if ('result' in message) return [`${message.type}: ${message.result}`];
    return 'cmp' in message ? [`${message.type}: ${message.cmp}`] : [];
  });
