import { chunksBeside } from './effects/page/chunks.ts';
import { ownTag, startGateOf } from './effects/page/ownTag.ts';
import { startGate } from './gate.ts';

// Only while the script runs is it the current one: this comes first.
const own = ownTag();

startGateOf(own, () => startGate(own.tag, own.home, chunksBeside(own.home, own.tag?.nonce ?? '')));
