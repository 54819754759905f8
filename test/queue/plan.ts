import { dice } from '../dice';

/** One request that comes to n8n, from GitLab or from somebody else. */
export interface Planned {
	kind: 'genuine' | 'repeat' | 'forged';
	/** What the body says, so that its execution is found again. */
	mark: string;
	/** The webhook-id: a repeat has its original's, and so has a part of the forged ones. */
	id: string;
	/** How it is forged. */
	forgery?: Forgery;
}

/** What strangers may try. */
export const forgeries = [
	'without proof',
	'signed with another key',
	'the body altered',
	'the ID altered',
	'signed long ago',
	'only a token',
	"another delivery's signature",
] as const;

export type Forgery = (typeof forgeries)[number];

const SHARE_OF_REPEATS = 0.1;
const SHARE_OF_FORGED = 0.1;

const number = (index: number) => String(index).padStart(6, '0');

/**
 * So many deliveries in the order in which they are sent. A repeat comes anywhere after its original: at the
 * same moment, or much later.
 */
export function plan(count: number, seed: number): Planned[] {
	const roll = dice(seed);
	const repeats = Math.round(count * SHARE_OF_REPEATS);
	const forged = Math.round(count * SHARE_OF_FORGED);
	const idOf = (index: number) => `9f0c1d2e-0000-4000-8000-${String(index).padStart(12, '0')}`;
	const order: Planned[] = Array.from({ length: count - repeats - forged }, (_, index) => ({
		kind: 'genuine',
		mark: `delivery ${number(index)}`,
		id: idOf(index),
	}));
	const originals = [...order];
	for (let index = 0; index < repeats; index++) {
		const original = originals[Math.floor((index / repeats) * originals.length)];
		const after = order.indexOf(original) + 1;
		const distance = index % 2 ? Math.floor(roll() * (order.length - after)) : Math.floor(roll() * 5);
		order.splice(after + distance, 0, { ...original, kind: 'repeat' });
	}
	for (let index = 0; index < forged; index++) {
		// Every second one claims the ID of a genuine delivery, sent or still to come.
		const id = index % 2 ? idOf(Math.floor(roll() * originals.length)) : idOf(count + index);
		const forgery = forgeries[index % forgeries.length];
		const planned: Planned = { kind: 'forged', mark: `forged ${number(index)}`, id, forgery };
		order.splice(Math.floor(roll() * order.length), 0, planned);
	}
	return order;
}
