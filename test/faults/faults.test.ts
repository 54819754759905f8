import * as events from './events';
import { kinds, mixed, withOwn } from './kinds';
import type { Trial } from './trials';
import { list, onStage, read, write } from './trials';

/** The short form of `npm run faults`: each fault, fewer items. */

const quick = kinds.filter(({ name }) => !name.includes('Retry-After'));

jest.setTimeout(180_000);

const isClean = ({ problems }: Trial) => expect(problems).toEqual([]);

test.each(kinds.map((kind) => [kind.name, kind] as const))(
	'40 reads survive %s, or say why',
	async (_, kind) => {
		let met = 0;
		const fault = withOwn(kind.fault, { match: () => ++met % 5 === 2 && met < 20 });
		const trial = await onStage({}, async (stage) => await read(stage, 40, { fault }));
		isClean(trial);
		if (kind.reads === 'survive') expect(trial.right).toBe(40);
		else expect(trial.failed).toBeGreaterThan(0);
	},
);

test('reads survive a mixture of faults', async () => {
	const trial = await onStage({}, async (stage) => await read(stage, 100, { fault: mixed(quick, 0.2) }));
	isClean(trial);
	expect(trial.right).toBe(100);
});

test.each([1, 10])('no write is doubled or lost by faults, %d at once', async (requestsAtOnce) => {
	const trial = await onStage(
		{},
		async (stage) => await write(stage, 60, { fault: mixed(quick, 0.3), requestsAtOnce }),
	);
	isClean(trial);
	expect(trial.right).toBeGreaterThan(0);
	expect(trial.failed).toBeGreaterThan(0);
});

test('a list survives faults with every row once', async () => {
	isClean(await onStage({}, async (stage) => await list(stage, { fault: mixed(quick, 0.3) })));
});

test('reads wait for a server that goes away and comes back', async () => {
	isClean(await events.serverAway(60, 2));
});

test('a token that is revoked in the middle fails what follows, and nothing is asked twice', async () => {
	isClean(await events.tokenRevoked(40));
});

test('an OAuth2 token that expires in the middle is refreshed once', async () => {
	isClean(await events.tokenExpired(20, async (stage, how) => await read(stage, 40, how)));
	isClean(await events.tokenExpired(2, list));
});

test('a redirect to another host is not followed', async () => {
	isClean(await events.redirectedElsewhere(40));
});

test('a redirect in place is followed, a loop is not', async () => {
	isClean(await events.redirectedInPlace(20, 0.2));
	isClean(await events.redirectedInPlace(5, 1));
});

// How soon is measured by `npm run faults`; here the wait that is cut short would be minutes.
test.each(['wait', 'silence'] as const)(
	'a cancelled run does not wait for the end of a %s',
	async (during) => {
		expect(await events.cancelled(during)).toBeLessThan(30);
	},
);

test('a server that is down from the start is not waited for as long as a wait may be', async () => {
	expect(await events.nobody()).toBeLessThan(60);
});
