import type { Engine } from './engine.ts';
import { type LaunchOptions, launch, makeProfile, type PlaywrightEngine } from './launch.ts';
import { accompany } from './visitor.ts';
import type { World } from './world.ts';

/** Chromium or Firefox, as a visitor whose profile is on disk. */
export async function openPlaywrightEngine(
  name: PlaywrightEngine,
  world: World,
  options: LaunchOptions,
): Promise<Engine> {
  const profile = await makeProfile();
  const start = async () => {
    const context = await launch(name, world.network, profile, { locale: 'en-US', ...options });
    return accompany(world, context, () => context.close());
  };
  let visitor = await start();
  return {
    name,
    get errors() {
      return visitor.errors;
    },
    violations: () => visitor.violations(),
    open: async url => void (await visitor.page.goto(url)),
    evaluate: (run, ...args) => visitor.page.evaluate(`(${run})(...${JSON.stringify(args)})`),
    click: selector => visitor.page.locator(selector).filter({ visible: true }).first().click(),
    keys: async (...keys) => {
      for (const key of keys) await visitor.page.keyboard.press(key);
    },
    settled: () => visitor.settled(),
    cookies: () => visitor.cookies(),
    resize: (width, height) => visitor.page.setViewportSize({ width, height }),
    screenshot: () => visitor.page.screenshot(),
    restart: async () => {
      await visitor.close();
      visitor = await start();
    },
    close: async () => {
      await visitor.close();
      await profile.remove();
    },
  };
}
