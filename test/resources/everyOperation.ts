import type { IDataObject } from 'n8n-workflow';
import type { Resource } from '../../nodes/Gitlab/operation';
import { valueOf } from '../../nodes/Gitlab/operation';
import type { Outcome } from '../engine';
import { locator } from '../parameters';
import type { Scene, Sent } from '../scene';
import { namesOf } from './operations';

/** One operation of a resource on what is seeded for it. */
export interface OperationCase {
	operation: string;
	parameters: IDataObject;
	/** Everything that reaches GitLab, in order. */
	sent: Sent[];
	/** The first row; a function, for it needs the scene. */
	row: () => IDataObject;
	/** How many rows there are, where that is not one. */
	count?: number;
}

interface Tried {
	resource: Resource;
	cases: OperationCase[];
	/** Operations that have tests of their own. */
	elsewhere?: string[];
	/** Parameters that lead to what is not there. */
	nowhere?: IDataObject;
}

const NO_PROJECT = { project: locator('acme/nowhere') };

/** Tries every operation of a resource: what it sends, what comes out, and GitLab's words where nothing is there. */
export function tryEvery(
	scene: Scene,
	{ resource, cases, elsewhere = [], nowhere = NO_PROJECT }: Tried,
): void {
	const run = scene.runWith({ resource: valueOf(resource.name) });
	const named = cases.map((one) => [one.operation, one] as const);

	test('every operation is tried', () => {
		const tried = new Set([...cases.map(({ operation }) => operation), ...elsewhere]);
		expect([...tried].sort()).toEqual(namesOf(resource).sort());
	});

	test.each(named)('%s', async (operation, one) => {
		const { json, error } = await run(operation, one.parameters);
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual(one.sent);
		expect(json).toHaveLength(one.count ?? 1);
		expect(json[0]).toEqual(one.row());
	});

	test.each(named)('%s says where there is no such thing', async (operation, one) => {
		const { error } = await run(operation, { ...one.parameters, ...nowhere });
		expect(error?.message).toMatch(/^404 /);
	});
}

interface Listed {
	/** Adds to what is seeded until there are enough. */
	fill(): void;
	/** How many there are then. */
	there?: number;
	/** What tells rows apart. */
	key?: string;
}

/** Tries a list of more than two pages with limits around the end of a page. */
export function tryLimits(
	scene: Scene,
	name: string,
	list: (limit: number) => Promise<Outcome>,
	{ fill, there = 250, key = 'id' }: Listed,
): void {
	test.each([
		[249, 3],
		[250, 3],
		[251, 3],
		[100, 1],
	])(`${name} gives up to %d with %d requests`, async (limit, requests) => {
		fill();
		const { json } = await list(limit);
		const count = Math.min(limit, there);
		expect(new Set(json.map((row) => row[key])).size).toBe(count);
		expect(json).toHaveLength(count);
		expect(scene.sent).toHaveLength(requests);
	});
}
