import type { RecordedRequest } from '../gitlab';
import { describeWithContract } from '../gitlab/contract';
import { loadJudge } from './judge';

const DORA = { metric: 'lead_time_for_changes', environment_tiers: ['production'] };

describeWithContract('what judges requests', () => {
	const judge = loadJudge();
	const sent = (method: string, path: string, more: Partial<RecordedRequest> = {}): RecordedRequest => ({
		method,
		path: `/api/v4${path}`,
		query: {},
		headers: { 'content-type': 'application/json' },
		body: null,
		status: 200,
		...more,
	});

	describe('to REST', () => {
		test.each([
			['a query', sent('GET', '/projects/1/issues', { query: { state: 'opened', iids: ['1', '2'] } })],
			['a hash in a query', sent('GET', '/projects/1/issues', { query: { not: { labels: 'bug' } } })],
			['a page of a list', sent('GET', '/projects/1/issues', { query: { page: '2', per_page: '100' } })],
			['a body', sent('POST', '/projects/acme%2Fweb/issues', { body: { title: 'A', confidential: true } })],
			['what is not in a body', sent('POST', '/projects/1/issues/2/unsubscribe')],
			['what only the supplement has', sent('GET', '/groups/acme/dora/metrics', { query: DORA })],
			['what is described twice', sent('GET', '/projects/1/releases/permalink/latest')],
			['a form with a file', form('/projects/1/uploads', { file: new Blob(['x']) })],
		])('lets pass %s', (_what, request) => {
			expect(judge(request)).toEqual([]);
		});

		test.each([
			['an unknown path', sent('GET', '/projects/1/isues')],
			['an unknown method', sent('PATCH', '/projects/1/issues/1')],
			['a number that is none', sent('GET', '/projects/1/issues/one')],
			['an unknown parameter', sent('GET', '/projects/1/issues', { query: { lables: 'bug' } })],
			[
				'an unknown parameter in a hash',
				sent('GET', '/projects/1/issues', { query: { not: { lables: 'bug' } } }),
			],
			['an unknown value', sent('GET', '/projects/1/issues', { query: { state: 'open' } })],
			['a misspelt key', sent('POST', '/projects/1/issues', { body: { title: 'A', titel: 'B' } })],
			['a missing key', sent('POST', '/projects/1/issues', { body: { description: 'No title' } })],
			['a missing body', sent('POST', '/projects/1/issues')],
			['text for a number', sent('POST', '/projects/1/issues', { body: { title: 'A', weight: 'two' } })],
			['a body where none is wanted', sent('POST', '/projects/1/issues/2/unsubscribe', { body: { a: 1 } })],
			[
				'a parameter that only lists know',
				sent('POST', '/projects/1/issues', { query: { page: '1' }, body: { title: 'A' } }),
			],
			['a misspelt key of the supplement', sent('POST', '/service_accounts', { body: { nmae: 'Bot' } })],
			[
				'what the supplement has made stricter',
				sent('POST', '/user/personal_access_tokens', { body: { name: 'A' } }),
			],
			['a misspelt name in a form', form('/projects/1/uploads', { flie: new Blob(['x']) })],
			['an unknown name in a form', form('/projects/1/uploads', { file: new Blob(['x']), title: 'x' })],
		])('notices %s', (_what, request) => {
			expect(judge(request)).not.toEqual([]);
		});
	});

	describe('to GraphQL', () => {
		const asked = (query: string, variables?: object): RecordedRequest =>
			sent('POST', '', { path: '/api/graphql', body: { query, variables } });
		const ID = 'gid://gitlab/WorkItem/7';
		const UPDATE = `mutation update($input: WorkItemUpdateInput!) {
			workItemUpdate(input: $input) { workItem { iid title } errors }
		}`;
		const FIND = 'query ($path: ID!) { namespace(fullPath: $path) { workItem(iid: "7") { id } } }';

		test.each([
			['a query', asked('{ currentUser { username } }')],
			['a query with variables', asked(FIND, { path: 'acme/website' })],
			['a mutation', asked(UPDATE, { input: { id: ID, title: 'A', stateEvent: 'CLOSE' } })],
			['an ID within the query', asked(`{ workItem(id: "${ID}") { iid } }`)],
		])('lets pass %s', (_what, request) => {
			expect(judge(request)).toEqual([]);
		});

		test.each([
			['what is no GraphQL', asked('{ currentUser {')],
			['an empty query', asked('')],
			['an unknown field', asked('{ currentUser { usrname } }')],
			['an unknown argument', asked('{ namespace(path: "acme") { name } }')],
			['a missing argument', asked('{ namespace { name } }')],
			['a missing variable', asked(FIND)],
			['a misspelt variable', asked(FIND, { path: 'acme/website', pth: 'acme' })],
			['a misspelt key of an input', asked(UPDATE, { input: { id: ID, titel: 'A' } })],
			['a missing key of an input', asked(UPDATE, { input: { title: 'A' } })],
			['an unknown value of an enum', asked(UPDATE, { input: { id: ID, stateEvent: 'close' } })],
			['a value of another type', asked(UPDATE, { input: { id: ID, confidential: 'yes' } })],
			['a number for an ID', asked(UPDATE, { input: { id: '7', title: 'A' } })],
			['a number for an ID within the query', asked('{ workItem(id: "7") { iid } }')],
			['another method', { ...asked('{ currentUser { username } }'), method: 'GET' }],
		])('notices %s', (_what, request) => {
			expect(judge(request)).not.toEqual([]);
		});
	});

	function form(path: string, parts: Record<string, string | Blob>): RecordedRequest {
		const boundary = '----boundary';
		const lines = Object.entries(parts).map(([name, value]) =>
			typeof value === 'string'
				? `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
				: `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="a.txt"\r\n\r\nx\r\n`,
		);
		const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
		return sent('POST', path, { headers, body: Buffer.from(`${lines.join('')}--${boundary}--\r\n`) });
	}
});
