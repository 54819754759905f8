import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { GitlabTrigger } from '../../../nodes/Gitlab/GitlabTrigger.node';
import { FILTERS } from '../../../nodes/Gitlab/trigger/filters/accept';
import { contractFile, describeWithContract } from '../../gitlab/contract';
import { sign } from '../../gitlab/hooks/deliveries';
import { locator } from '../../parameters';
import { send } from '../engine';
import type { Sample } from '../samples';
import { samples } from '../samples';
import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
afterEach(async () => await stage?.clear());

const GROUP_EVENTS = (
	new GitlabTrigger().description.properties.find(
		({ name, displayOptions }) => name === 'events' && displayOptions?.show?.place?.includes('group'),
	)?.options as INodePropertyOptions[]
).map(({ value }) => String(value));

const DEPTH = 20_000;
const OPEN = '{"a":['.repeat(DEPTH / 2);
const CLOSE = ']}'.repeat(DEPTH / 2);

/** Values as no event has them, as JSON: what JavaScript cannot write itself is among them. */
const strange = fc.oneof(
	{ weight: 8, arbitrary: fc.json({ maxDepth: 3 }) },
	{ weight: 2, arbitrary: fc.constantFrom('null', '[]', '{}', '""', 'true', '0', '-1', '[[[]]]', '[null]') },
	{ weight: 2, arbitrary: fc.constantFrom('1e999', '-0', '9007199254740993', `"${'x'.repeat(10_000)}"`) },
	{
		weight: 1,
		arbitrary: fc.constant('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
	},
	{ weight: 1, arbitrary: fc.constantFrom(`${OPEN}1${CLOSE}`, '['.repeat(DEPTH) + ']'.repeat(DEPTH)) },
	{ weight: 1, arbitrary: fc.constant(JSON.stringify(Array.from({ length: 1_000 }, (_, id) => [{ id }]))) },
);

/** Replaces properties of a body, wherever they are; gives JSON. */
function altered(body: unknown, picks: ReadonlyArray<readonly [at: number, json: string]>): string {
	const places: Array<[holder: IDataObject, key: string]> = [];
	const copy = JSON.parse(JSON.stringify(body)) as IDataObject;
	const collect = (value: unknown): void => {
		if (typeof value !== 'object' || value === null) return;
		for (const [key, inner] of Object.entries(value)) {
			places.push([value as IDataObject, key]);
			collect(inner);
		}
	};
	collect(copy);
	const marks = picks.map(([at, json], index) => {
		const [holder, key] = places[at % places.length];
		holder[key] = `mark ${index}`;
		return json;
	});
	return marks.reduce(
		(text, json, index) => text.replace(`"mark ${index}"`, () => json),
		JSON.stringify(copy),
	);
}

/** How a delivery can fail to be GitLab's, or be it. */
const PROOFS = {
	genuine: (text: string, secret: string, id: string, at: number) => proof(secret, id, at, text),
	expired: (text: string, secret: string, id: string, at: number) => proof(secret, id, at - 400, text),
	ahead: (text: string, secret: string, id: string, at: number) => proof(secret, id, at + 400, text),
	'of another key': (text: string, _secret: string, id: string, at: number) =>
		proof(`whsec_${Buffer.alloc(32, 7).toString('base64')}`, id, at, text),
	'of another body': (text: string, secret: string, id: string, at: number) =>
		proof(secret, id, at, `${text} `),
	'of another ID': (text: string, secret: string, id: string, at: number) => ({
		...proof(secret, id, at, text),
		'webhook-id': `${id}0`,
	}),
	'of many': (text: string, secret: string, id: string, at: number) => ({
		...proof(secret, id, at, text),
		'webhook-signature': Array.from({ length: 100 }, () => sign(secret, text)).join(' '),
	}),
	none: (): Record<string, string> => ({}),
};

function proof(secret: string, id: string, at: number, body: string): Record<string, string> {
	const timestamp = String(Math.floor(at));
	const signature = sign(secret, `${id}.${timestamp}.${body}`);
	return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
}

describeWithContract('deliveries of any kind', () => {
	const ofGroups = samples.filter(
		({ scope, file }) => scope !== 'system' && !file.startsWith('deploy_token'),
	);
	const headers = [...new Set(ofGroups.map(({ header }) => header))];
	const bodyOf = ({ file }: Sample) => contractFile<IDataObject>(`webhook-payloads/${file}`);
	const filters = Object.fromEntries(FILTERS.map(({ field }) => [field.name, 'x, main, me, 3, /deploy']));

	const delivery = fc.record({
		sample: fc.constantFrom(...ofGroups),
		alterations: fc.array(fc.tuple(fc.nat(), strange), { maxLength: 4 }),
		whole: fc.option(fc.oneof(strange, fc.string()), { freq: 4 }),
		header: fc.option(
			fc.oneof(fc.constantFrom(...headers, 'System Hook', ''), fc.string({ unit: 'grapheme-ascii' })),
			{
				freq: 2,
			},
		),
		type: fc.oneof(
			{ weight: 6, arbitrary: fc.constant('application/json') },
			fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=ascii'),
		),
		proved: fc.oneof(
			{ weight: 8, arbitrary: fc.constant('genuine' as const) },
			fc.constantFrom(...(Object.keys(PROOFS) as Array<keyof typeof PROOFS>)),
		),
		query: fc.oneof(
			{ weight: 9, arbitrary: fc.constant('') },
			fc.constantFrom('?project=1', '?project[a]=1&project=1'),
		),
		isAgain: fc.boolean(),
		parameters: fc.record({
			output: fc.constantFrom('simplified', 'full'),
			filters: fc.constantFrom({}, {}, filters),
			options: fc.constantFrom(
				{ catchUp: false },
				{ catchUp: false, outputPerEvent: true, includeHeaders: true },
			),
		}),
	});

	it('start one execution where they are genuine, none where they are not, and never do harm', async () => {
		stage = await setStage({ events: GROUP_EVENTS });
		Object.assign(stage.workflow.parameters, { place: 'group', group: locator('acme') });
		await stage.workflow.activate();
		const [hook] = stage.groups.acme.hooks;
		const { workflow } = stage;
		let count = 0;
		const plain = Object.getOwnPropertyNames(Object.prototype).sort();
		const check = async (one: typeof delivery extends fc.Arbitrary<infer T> ? T : never) => {
			const { sample, alterations, header, type, proved, query, parameters } = one;
			Object.assign(workflow.parameters, parameters);
			const text = one.whole ?? altered(bodyOf(sample), alterations);
			const id = randomUUID();
			const sent = {
				...PROOFS[proved](text, hook.signing_token ?? '', id, Date.now() / 1000),
				'content-type': type,
				'x-gitlab-event': header ?? sample.header,
			};
			const before = workflow.executions.length;
			const { status } = await send(hook.url + query, text, sent);
			const started = workflow.executions.slice(before);
			if (one.isAgain) await send(hook.url + query, text, sent);

			expect(workflow.executions.slice(before)).toHaveLength(started.length);
			expect(workflow.crashes).toEqual([]);
			// 422 is n8n's own answer to what says that it is JSON and is not.
			expect([200, 401, 422]).toContain(status);
			expect(() => JSON.stringify(started)).not.toThrow();
			expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(plain);
			const isGenuine = proved === 'genuine' && type === 'application/json' && !query;
			const isWhole = one.whole === null && !alterations.length;
			if (!isGenuine) expect([status === 200 && proved !== 'genuine', started]).toEqual([false, []]);
			else if (isWhole && (header ?? sample.header) !== sample.header) expect(started).toEqual([]);
			else if (isWhole && parameters.filters !== filters) expect(started).toHaveLength(1);
			else expect(started.length).toBeLessThanOrEqual(1);
			count += started.length;
			workflow.executions.length = 0;
		};
		await fc.assert(fc.asyncProperty(delivery, check), { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) });
		expect(count).toBeGreaterThan(0);
	}, 3_600_000);
});
