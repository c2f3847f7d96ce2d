import type { Categories } from '../catalog/catalog.ts';
import type { Problem } from '../problems.ts';
import type { Config } from './attributes.ts';

/**
 * What the attributes call a service and is none: a slip of the pen would allow or retire nothing, and nobody
 * would notice.
 *
 * @param services every service that is known here, by id
 */
export const unknownIds = ({ allow = [], retire = [] }: Config, services: Categories): Problem[] => [
  // A host has a dot.
  ...allow
    .filter(id => !id.includes('.') && !services.get(id))
    .map((id): Problem => ['unknown', 'allow', id]),
  ...retire.filter(id => id !== 'all' && !services.get(id)).map((id): Problem => ['unknown', 'retire', id]),
];
