import { sleep } from 'n8n-workflow';

/**
 * Maps values in order, with at most `atOnce` of them under way.
 *
 * After a failure nothing more begins. It is thrown when all that had begun has ended, so that nothing goes
 * on behind the caller's back.
 *
 * @param atOnce 1 where it is less, or no number
 * @param values taken one by one, as late as possible: what is still to come may depend on what came
 */
export async function mapAtOnce<T, R>(
	values: Iterable<T>,
	atOnce: number,
	map: (value: T) => Promise<R>,
): Promise<R[]> {
	const results: R[] = [];
	const failures: unknown[] = [];
	const coming = values[Symbol.iterator]();
	let begun = 0;
	let isOver = false;
	const work = async () => {
		for (let next = coming.next(); !next.done && !failures.length; next = coming.next()) {
			const index = begun++;
			try {
				results[index] = await map(next.value);
			} catch (failure) {
				failures.push(failure);
			}
		}
		isOver = true;
	};
	const workers: Array<Promise<void>> = [];
	do workers.push(work());
	while (workers.length < atOnce && !isOver);
	await Promise.all(workers);
	if (failures.length) throw failures[0];
	return results;
}

/** Lets through a number of tasks at once, and one at least; those that wait go in the order in which they came. */
export class Semaphore {
	private underWay = 0;
	private readonly waiting: Array<() => void> = [];

	constructor(private readonly atOnce: number) {}

	async run<T>(task: () => Promise<T>): Promise<T> {
		if (this.underWay === 0 || this.underWay < this.atOnce) this.underWay++;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			return await task();
		} finally {
			const next = this.waiting.shift();
			if (next) next();
			else this.underWay--;
		}
	}
}

/** Lets tasks begin one in each turn of the event loop, about a millisecond apart, in the order in which they came. */
export class Turns {
	private last: Promise<void> = Promise.resolve();

	async mine(): Promise<void> {
		const before = this.last;
		this.last = before.then(async () => await sleep(0));
		await before;
	}
}
