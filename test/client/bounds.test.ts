/** Looks inside: fields let no such numbers through, and a bound must hold whoever asks for it. */
import type { Gitlab } from '../../nodes/Gitlab/client/gitlab';
import { Semaphore, mapAtOnce } from '../../nodes/Gitlab/client/parallel';
import { poll } from '../../nodes/Gitlab/client/poll';

test.each([0, -1, NaN])('polling for %d seconds asks once', async (seconds) => {
	let [asked, waited] = [0, 0];
	const gitlab = { wait: async () => void ++waited } as unknown as Gitlab;
	const ask = async () => await Promise.resolve(++asked);
	expect(await poll(gitlab, { ask, isFinal: (count) => count > 100, seconds })).toBeUndefined();
	expect([asked, waited]).toEqual([1, 0]);
});

test.each([0, -1, NaN])('%d at once is one at a time', async (atOnce) => {
	const semaphore = new Semaphore(atOnce);
	let [underWay, most] = [0, 0];
	const task = async (value: number) =>
		await semaphore.run(async () => {
			most = Math.max(most, ++underWay);
			await Promise.resolve();
			underWay--;
			return value;
		});
	expect(await mapAtOnce([1, 2, 3], atOnce, task)).toEqual([1, 2, 3]);
	expect(await Promise.all([4, 5].map(task))).toEqual([4, 5]);
	expect(most).toBe(1);
});
