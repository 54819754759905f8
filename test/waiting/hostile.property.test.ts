import * as fc from 'fast-check';
import { packed } from '../../nodes/Gitlab/waiting/wait';
import { locator } from '../parameters';
import { Stage } from './stage';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 100);

const anything = fc.oneof(
	fc.jsonValue(),
	fc.record(
		{
			object_kind: fc.oneof(fc.constantFrom('note', 'emoji', 'issue', 'merge_request'), fc.jsonValue()),
			object_attributes: fc.jsonValue(),
			issue: fc.jsonValue(),
			merge_request: fc.jsonValue(),
		},
		{ requiredKeys: [] },
	),
);

describe('whatever is sent to a waiting execution', () => {
	const stage = new Stage();
	const ask = async () =>
		await stage.run({
			...{ resource: 'comment', operation: 'sendAndWait', commentOn: 'issue', message: 'Go?' },
			...{ project: locator('acme/website'), issue: locator(1), answerFrom: 'users' },
			...{ responders: [stage.seeded.users.aiko.id], responseType: 'approval', options: {} },
		});

	it('it goes on waiting, and the node does not throw, though GitLab has signed it', async () => {
		const execution = await ask();
		const [hook] = stage.hooks;
		const body = fc.oneof(anything, fc.array(anything, { maxLength: 3 }));
		await fc.assert(
			fc.asyncProperty(body, async (told) => {
				const status = await stage.gitlab.deliver(hook, 'Note Hook', told as object);
				expect([200, 401]).toContain(status);
			}),
			{ numRuns },
		);
		expect([execution.status, execution.resumed, stage.n8n.crashes]).toEqual(['waiting', [], []]);
	});

	it('it goes on waiting, and the node does not throw, from whoever knows the address', async () => {
		const execution = await ask();
		const address = new URL(stage.hooks[0].url);
		const known = fc.record({
			...{
				for: fc.constantFrom('answer', 'pipeline', 'job', 'mergeable', 'issueEvent'),
				project: fc.integer(),
			},
			until: fc.integer(),
			rest: fc.jsonValue(),
		});
		const wait = fc.oneof(
			known.map((one) => packed({ ...(Object(one.rest) as object), ...one })),
			fc.string(),
			fc.constant(address.searchParams.get('wait') ?? ''),
		);
		const type = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain');
		await fc.assert(
			fc.asyncProperty(wait, anything, type, fc.boolean(), async (text, told, contentType, isGet) => {
				address.searchParams.set('wait', text);
				const headers = { 'Content-Type': contentType };
				const sent = isGet ? { headers } : { method: 'POST', headers, body: JSON.stringify(told) };
				expect((await fetch(address, sent)).status).toBe(401);
			}),
			{ numRuns },
		);
		expect([execution.status, execution.resumed, stage.n8n.crashes]).toEqual(['waiting', [], []]);
	});
});
