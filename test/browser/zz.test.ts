import { it } from 'vitest';
import { openEngine } from './harness/engine.ts';
import { openWorld } from './harness/world.ts';
it.each([['frames', 0], ['imgs+beacons', 60], ['all',60], ['all', 10]])('%s', async (what, n) => {
  const world = await openWorld();
  const e = await openEngine('chromium', world);
  for (let i = 0; i < 2; i++) {
    world.demo.reset();
    world.demo.page('www.cedarcreek.example', '/try', { headers: { 'content-security-policy': null }, html: `<title>x</title>${what !== 'imgs+beacons' ? '<iframe src="https://frame.test/f"></iframe>' : ''}<script>
    for (let i = 0; i < ${n}; i++) { 
      new Image().src = 'https://h' + i + '.test/a.gif?${i}'; navigator.sendBeacon('https://b' + i + '.test/b', 'x'); 
      }
    ${what !== 'imgs+beacons' ? "addEventListener('load', () => requestAnimationFrame(() => { const f = document.createElement('iframe'); f.src = 'https://late.test/f'; document.body.append(f); }));" : '' }
    </script>` });
    for (const h of ['frame.test', 'late.test']) world.demo.page(h, '/f', { headers: { 'content-security-policy': null }, html: `<script>addEventListener('load', () => { const t = Date.now(); while (Date.now() - t < 60); fetch('https://from-${h}/x').catch(() => 0) })</script>` });
    const t = Date.now();
    await Promise.race([e.open('https://www.cedarcreek.example/try'), new Promise((_, no) => setTimeout(() => no(new Error('load')), 6000))]).catch(err => console.log(String(err)));
    console.log(what, 'load', Date.now() - t, world.demo.requests.length, world.network.traffic.filter(t => !t.status).length);
    await e.settled().catch(e => console.log(String(e).slice(0, 300)));
    console.log(what, 'settled', Date.now() - t, world.demo.requests.length);
  }
  await e.close(); await world.close();
}, 60000);
