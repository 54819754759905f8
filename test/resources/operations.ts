import type { IDataObject } from 'n8n-workflow';
import type { Resource } from '../../nodes/Gitlab/operation';
import { valueOf } from '../../nodes/Gitlab/operation';
import type { Outcome } from '../engine';
import { locator } from '../parameters';
import type { Scene, Sent } from '../scene';

/** One operation on one thing of the seeded website. */
export interface Case {
	operation: string;
	parameters?: IDataObject;
	arrange?: () => void;
	/** Everything that reaches GitLab, in order. */
	sent: Sent[];
	/** The first row, simplified where the operation can; a function, for it needs the scene. */
	row: () => IDataObject;
	/** How many properties the row has at the most, where it is more than usual. */
	longest?: number;
	/** Where the operation can simplify: what only the raw row has. */
	rawOnly?: string;
}

/** The operations of a resource. */
export function namesOf({ operations }: Resource): string[] {
	return operations.map(({ name }) => valueOf(name));
}

/** Requests to a thing, as cases list them. */
export function requestsTo(thing: string) {
	const get = (path = '', query: object = {}): Sent => ['GET', `${thing}${path}`, query, null];
	return {
		get,
		list: (path: string, per_page = '50') => get(path, { per_page, page: '1' }),
		post: (path: string, body: unknown = null): Sent => ['POST', `${thing}${path}`, {}, body],
		put: (body: unknown, path = ''): Sent => ['PUT', `${thing}${path}`, {}, body],
		patch: (body: unknown, path = ''): Sent => ['PATCH', `${thing}${path}`, {}, body],
		remove: (path = ''): Sent => ['DELETE', `${thing}${path}`, {}, null],
	};
}

/** A row that holds this, among other things. */
export function like(row: IDataObject): () => IDataObject {
	return () => expect.objectContaining(row) as IDataObject;
}

/** What a run told the user beside its output. */
export function hintsIn({ run }: Outcome): unknown[] {
	const { hints = [] } = run.data.resultData.runData['GitLab DevOps'][0] as { hints?: unknown[] };
	return hints;
}

/** Time tracking, which issues and merge requests have in common. */
export function timeTracking(thing: string, spent: IDataObject = {}): Case[] {
	const { get, post } = requestsTo(thing);
	const stats = (changes: IDataObject = {}) => ({
		time_estimate: 0,
		total_time_spent: 0,
		human_time_estimate: null,
		human_total_time_spent: null,
		...changes,
	});
	return [
		{ operation: 'getTimeStats', sent: [get('/time_stats')], row: () => stats() },
		{
			operation: 'setTimeEstimate',
			parameters: { duration: '1h' },
			sent: [post('/time_estimate', { duration: '1h' })],
			row: () => stats({ time_estimate: 3600, human_time_estimate: '1h' }),
		},
		{ operation: 'resetTimeEstimate', sent: [post('/reset_time_estimate')], row: () => stats() },
		{
			operation: 'addTimeSpent',
			parameters: { duration: '30m', additionalFields: spent },
			sent: [post('/add_spent_time', { duration: '30m', ...spent })],
			row: () => stats({ total_time_spent: 1800, human_total_time_spent: '30m' }),
		},
		{ operation: 'resetTimeSpent', sent: [post('/reset_spent_time')], row: () => stats() },
	];
}

/** What is to be tried: the operations of a resource on its seeded thing, which is the first of the website. */
interface Tried {
	resource: Resource;
	/** The parameters that lead to the thing. */
	parameters: IDataObject;
	/** The field for it: its name, its label, and the sign before its number. */
	field: { name: string; label: string; sign: string };
	cases: Case[];
	/** Operations on no single thing, tried by themselves. */
	elsewhere: string[];
}

/** Tries every operation on one thing: its request, its row, simplified and raw, and its failures. */
export function tryOperations(scene: Scene, { resource, parameters, field, cases, elsewhere }: Tried): void {
	const run = scene.runWith(parameters);

	test('every operation on one is tried here', () => {
		const tried = cases.map(({ operation }) => operation);
		expect([...tried, ...elsewhere].sort()).toEqual(namesOf(resource).sort());
	});

	describe.each(cases.map((one) => [one.operation, one] as const))('%s', (operation, one) => {
		beforeEach(() => one.arrange?.());

		test('sends GitLab just what it should', async () => {
			const { error } = await run(operation, one.parameters);
			expect(error).toBeUndefined();
			expect(scene.sent).toEqual(one.sent);
		});

		test('gives the row, simplified where it can be', async () => {
			expectRow(one, await run(operation, { ...one.parameters, simplify: true }));
		});

		if (one.rawOnly) {
			test('gives all that GitLab told where it is not to simplify', async () => {
				const { json } = await run(operation, { ...one.parameters, simplify: false });
				expect(json[0]).toHaveProperty([String(one.rawOnly)]);
			});
		}

		test('fails only the items that are wrong, and says which and why', async () => {
			const each = { ...one.parameters, [field.name]: locator('={{ $json.iid }}') };
			const input = [404, `${field.sign}1`, 'one', ''].map((iid) => ({ iid }));
			expectThreeWrong(field.label, await run(operation, each, { input, onError: 'continueRegularOutput' }));
		});
	});
}

function expectRow({ row, rawOnly, longest = 11 }: Case, { items }: Outcome): void {
	expect(items[0].json).toEqual(row());
	if (rawOnly) expect(items[0].json).not.toHaveProperty([rawOnly]);
	expect(Object.keys(items[0].json).length).toBeLessThanOrEqual(longest);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
}

/** Of four items the second is right: it has its rows, the others their own failure. */
function expectThreeWrong(label: string, { items, error }: Outcome): void {
	expect(error).toBeUndefined();
	const places = items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
	const errorsOf = (place: number) =>
		items.filter((_item, at) => places[at] === place).map(({ json }) => json.error);
	const right = errorsOf(1);
	expect(right.length).toBeGreaterThan(0);
	expect(right.filter((found) => found !== undefined)).toEqual([]);
	expect(errorsOf(0)).toEqual([expect.stringMatching(new RegExp(`404.*'${label}'.*\\[item 0\\]$`))]);
	expect(errorsOf(2)).toEqual([`'${label}' is not a valid IID: one [item 2]`]);
	expect(errorsOf(3)).toEqual([`'${label}' is empty [item 3]`]);
	expect(places).toEqual([0, ...right.map(() => 1), 2, 3]);
}
