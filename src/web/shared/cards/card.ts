import type { WireMessage } from '../../../domain/wire.js';

export type Card = NonNullable<WireMessage['card']>;
