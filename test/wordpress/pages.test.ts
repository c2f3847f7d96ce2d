import { describe, expect, inject, it } from 'vitest';
import { openClient } from './harness/client.ts';
import { pages } from './harness/pages.ts';

const wordpress = inject('wordpress');

describe.runIf(wordpress)('the WordPress of the tests', () => {
  it.each(['modern', 'old'] as const)('serves its pages: %s', async which => {
    const client = openClient(wordpress?.[which] as { address: string });
    for (const slug of Object.keys(pages)) expect((await client.ask(`/${slug}/`)).status, slug).toBe(200);
  });
});
