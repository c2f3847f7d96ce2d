import { services } from '../../build/catalog.ts';
import type { Service } from '../../src/model.ts';

/** So many services: the catalog's own, then the same under other names. */
export const manyServices = (count: number): Service[] =>
  Array.from({ length: count }, (_, i) => {
    const service = services[i % services.length] as Service;
    const round = Math.floor(i / services.length);
    return round
      ? { ...service, id: `${service.id}-${round}`, hosts: service.hosts.map(host => `r${round}.${host}`) }
      : service;
  });
