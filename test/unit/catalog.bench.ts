import { bench, describe } from 'vitest';
import { services } from '../../build/catalog.ts';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { pack } from '../../src/catalog/pack.ts';
import { manyServices } from './manyServices.ts';

const addresses = services.map(
  ({ hosts: [place = ''] }) => new URL(`https://cdn.${place.replace('/*/', '/en_US/')}`),
);
addresses.push(...services.map(({ id }) => new URL(`https://assets.${id}.oakhill.test/x.js`)));

/** `npx vitest bench --project unit`: a look-up takes as long whatever the number; to read the catalog takes longer. */
describe.each([100, 300, 1000])('with %i services', count => {
  const packed = pack(manyServices(count));
  const { serviceAt } = readCatalog(packed, (_, category) => category);
  bench(`looks ${addresses.length} addresses up`, () => {
    for (const url of addresses) serviceAt(url);
  });
  bench('is read', () => {
    readCatalog(packed, (_, category) => category);
  });
  bench('is read for a look-up', () => {
    readCatalog(packed, (_, category) => category).serviceAt(new URL('https://oakhill.test/'));
  });
});
