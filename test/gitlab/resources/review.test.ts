import { answerJudge } from '../answers';
import type { Base } from '../base';
import { seedBase } from '../base';
import { describeWithContract } from '../contract';
import type { Gitlab, MergeRequest } from '../index';
import { startGitlab } from '../index';
import { reviewedRequest } from '../seeds/review';
import { ask } from '../visit';

let gitlab: Gitlab;
let base: Base;
let request: MergeRequest;

beforeEach(async () => {
	gitlab = await startGitlab();
	base = seedBase(gitlab.world);
	const { users, projects } = base;
	const people = { author: users.aiko, reviewers: [users.maria] };
	({ request } = reviewedRequest(gitlab.world, projects.website, people));
});
afterEach(() => gitlab.close());

const AT = 'projects/acme%2Fwebsite/merge_requests/1';

const send = async (method: string, path: string, body?: object) =>
	await ask(gitlab, method, path, { token: base.token, body });

function refs() {
	const [version] = request.versions;
	return {
		base_sha: version?.base,
		start_sha: version?.base,
		head_sha: version?.head,
		position_type: 'text',
	};
}

const cart = { old_path: 'src/cart.ts', new_path: 'src/cart.ts' };
const renamed = { old_path: 'src/old-name.ts', new_path: 'src/new name.ts' };
const moved = { old_path: 'lib/moved.ts', new_path: 'src/moved.ts' };

async function comment(position: object): Promise<number> {
	const answer = await send('POST', `${AT}/discussions`, {
		body: 'Hm',
		position: { ...refs(), ...position },
	});
	return answer.status;
}

describe('a position is taken', () => {
	it.each([
		['of an added line', { ...cart, new_line: 5 }],
		['of a removed line', { ...cart, old_line: 5 }],
		['of an unchanged line with both numbers', { ...cart, old_line: 20, new_line: 22 }],
		['of a renamed file with both paths', { ...renamed, old_line: 2, new_line: 3 }],
		['of a new file by one path', { new_path: 'docs/cart.md', new_line: 1 }],
	])('%s', async (_what, position) => expect(await comment(position)).toBe(201));
});

describe('a position is refused as GitLab refuses it', () => {
	it.each([
		['of an unchanged line with one number', { ...cart, new_line: 22 }],
		['of an added line with both numbers', { ...cart, old_line: 5, new_line: 5 }],
		[
			'of an unchanged line with numbers that do not belong together',
			{ ...cart, old_line: 22, new_line: 22 },
		],
		['of a line that the file does not have', { ...cart, new_line: 100 }],
		['of a renamed file by its new path alone', { new_path: 'src/new name.ts', new_line: 1 }],
		['of a line of a file that is only renamed', { ...moved, old_line: 1, new_line: 1 }],
		['of a file that is not changed', { new_path: 'README.md', new_line: 1 }],
		['of other commits', { ...cart, new_line: 5, head_sha: '1'.repeat(40) }],
		['without its commits', { ...cart, new_line: 5, base_sha: undefined }],
		['of another kind', { ...cart, new_line: 5, position_type: 'word' }],
	])('%s', async (_what, position) => expect(await comment(position)).toBe(400));

	it('in its words', async () => {
		const position = { ...refs(), ...cart, new_line: 100 };
		const { body } = await send('POST', `${AT}/discussions`, { body: 'Hm', position });
		expect(body).toEqual({
			message: '400 Bad request - Note {:line_code=>["can\'t be blank", "must be a valid line code"]}',
		});
	});
});

describeWithContract('Reviews are answered as GitLab answers them', () => {
	const faultsOf = answerJudge();
	const P = '/api/v4/projects/{id}/merge_requests';

	async function visit(method: string, path: string, { as, body }: { as: string; body?: object }) {
		const answer = await send(method, path, body);
		expect({ path, answer, isGood: answer.status < 300 }).toMatchObject({ isGood: true });
		if (answer.status !== 204) expect(faultsOf(`${method} ${as}`, answer.body)).toEqual([]);
		return answer.body as { id: string; notes: Array<{ id: number; suggestions: Array<{ id: number }> }> };
	}

	it('threads', async () => {
		const threads = `${P}/{noteable_id}/discussions`;
		const position = { ...refs(), ...cart, old_line: 8, new_line: 8 };
		const suggestion = 'Better:\n\n```suggestion:-0+0\neight\n```';
		const body = { body: suggestion, position };
		const { id, notes } = await visit('POST', `${AT}/discussions`, { as: threads, body });
		const one = `${AT}/discussions/${id}`;
		await visit('GET', `${AT}/discussions`, { as: threads });
		await visit('GET', one, { as: `${threads}/{discussion_id}` });
		await visit('POST', `${one}/notes`, {
			as: `${threads}/{discussion_id}/notes`,
			body: { body: 'Yes' },
		});
		const note = { as: `${threads}/{discussion_id}/notes/{note_id}` };
		await visit('GET', `${one}/notes/${notes[0]?.id}`, note);
		await visit('PUT', `${one}/notes/${notes[0]?.id}`, { ...note, body: { body: 'Or so' } });
		await visit('PUT', one, { as: `${threads}/{discussion_id}`, body: { resolved: true } });
		await visit('PUT', `suggestions/${notes[0]?.suggestions[0]?.id}/apply`, {
			as: '/api/v4/suggestions/{id}/apply',
		});
	});

	it('dependencies', async () => {
		const { website } = base.projects;
		const other = gitlab.world.createMergeRequest(website, { title: 'First', source_branch: 'first' });
		const body = { blocking_merge_request_id: other.id };
		await visit('POST', `${AT}/blocks`, { as: `${P}/{merge_request_iid}/blocks`, body });
		await visit('GET', `${AT}/blocks`, { as: `${P}/{merge_request_iid}/blocks` });
		const blockees = 'projects/acme%2Fwebsite/merge_requests/2/blockees';
		await visit('GET', blockees, { as: `${P}/{merge_request_iid}/blockees` });
	});
});
